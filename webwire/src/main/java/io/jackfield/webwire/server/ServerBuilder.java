package io.jackfield.webwire.server;

import io.jackfield.core.Execution;
import io.jackfield.core.MemorySessionStore;
import io.jackfield.core.Scheduler;
import io.jackfield.core.SessionKey;
import io.jackfield.core.SessionRegistry;
import io.jackfield.core.SessionStore;
import io.jackfield.transport.OriginPolicy;
import io.jackfield.webwire.ServerImplementation;
import io.jackfield.webwire.SessionInfoParser;
import io.jackfield.webwire.VersionPolicy;
import io.jackfield.webwire.WebWireServer;
import io.jackfield.webwire.engine.ServerCounters;
import io.jackfield.webwire.engine.ServerSessions;
import io.jackfield.webwire.engine.ServerSettings;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the options of a server, and makes what belongs to it. */
public final class ServerBuilder implements WebWireServer.Builder {
    private final ServerImplementation implementation;
    private final Map<String, VersionPolicy> paths = new LinkedHashMap<>();
    private int concurrency = 1;
    private int maxWaitingRequests = 256;
    private int messageBufferBytes = 8192;
    private int maxMessageBytes = 16 << 20;
    private Duration readTimeout = Duration.ofSeconds(60);
    private Duration pingAfter = Duration.ofSeconds(30);
    private String subProtocol = "";
    private Duration sendTimeout = Duration.ofSeconds(5);
    private boolean zeroIdentifiers;
    private Execution execution = Execution.BLOCKING;
    private Duration shutdownLinger = Duration.ofMillis(100);
    private OriginPolicy origins = OriginPolicy.sameOrigin();
    private boolean hasSessions = true;
    private @Nullable SessionStore store;
    private SessionKey.@Nullable Generator keys;
    private SessionInfoParser parser = SessionInfoParser.GENERIC;
    private int maxSessionConnections = SessionRegistry.Options.DEFAULT.maxSessionConnections();
    private Duration sessionMaxIdle = SessionRegistry.Options.DEFAULT.sessionMaxIdle();
    private @Nullable Scheduler scheduler;

    /**
     * The defaults.
     *
     * @param implementation of the application
     */
    public ServerBuilder(ServerImplementation implementation) {
        this.implementation = implementation;
    }

    @Override
    public ServerBuilder path(String path, VersionPolicy policy) {
        paths.put(path, policy);
        return this;
    }

    @Override
    public ServerBuilder execution(Execution value) {
        execution = value;
        return this;
    }

    @Override
    public ServerBuilder concurrency(int value) {
        concurrency = value;
        return this;
    }

    @Override
    public ServerBuilder maxWaitingRequests(int value) {
        maxWaitingRequests = value;
        return this;
    }

    @Override
    public ServerBuilder messageBufferBytes(int value) {
        messageBufferBytes = value;
        return this;
    }

    @Override
    public ServerBuilder maxMessageBytes(int value) {
        maxMessageBytes = value;
        return this;
    }

    @Override
    public ServerBuilder readTimeout(Duration value) {
        readTimeout = value;
        return this;
    }

    @Override
    public ServerBuilder pingAfter(Duration value) {
        pingAfter = value;
        return this;
    }

    @Override
    public ServerBuilder subProtocol(String value) {
        subProtocol = value;
        return this;
    }

    @Override
    public ServerBuilder sendTimeout(Duration value) {
        sendTimeout = value;
        return this;
    }

    @Override
    public ServerBuilder shutdownLinger(Duration value) {
        shutdownLinger = value;
        return this;
    }

    @Override
    public ServerBuilder zeroIdentifiers(boolean value) {
        zeroIdentifiers = value;
        return this;
    }

    @Override
    public ServerBuilder origins(OriginPolicy value) {
        origins = value;
        return this;
    }

    @Override
    public ServerBuilder withoutSessions() {
        hasSessions = false;
        return this;
    }

    @Override
    public ServerBuilder sessions(SessionStore value) {
        store = value;
        return this;
    }

    @Override
    public ServerBuilder sessionKeys(SessionKey.Generator value) {
        keys = value;
        return this;
    }

    @Override
    public ServerBuilder sessionInfoParser(SessionInfoParser value) {
        parser = value;
        return this;
    }

    @Override
    public ServerBuilder maxSessionConnections(int value) {
        maxSessionConnections = value;
        return this;
    }

    @Override
    public ServerBuilder sessionMaxIdle(Duration value) {
        sessionMaxIdle = value;
        return this;
    }

    @Override
    public ServerBuilder scheduler(Scheduler value) {
        scheduler = value;
        return this;
    }

    @Override
    public WebWireServer build() {
        if (shutdownLinger.isNegative()) {
            throw new IllegalArgumentException(
                    "shutdownLinger must not be negative, was " + shutdownLinger);
        }
        var options =
                new ServerSettings.Options(
                        concurrency,
                        maxWaitingRequests,
                        messageBufferBytes,
                        maxMessageBytes,
                        readTimeout,
                        pingAfter,
                        subProtocol,
                        sendTimeout,
                        ServerSettings.Options.GREETING_DELAY,
                        zeroIdentifiers);
        var owned = new ArrayList<AutoCloseable>();
        Scheduler clock = scheduler == null ? own(Scheduler.start("webwire"), owned) : scheduler;
        var settings =
                new ServerSettings(
                        implementation,
                        execution,
                        hasSessions ? sessions(clock, owned) : null,
                        clock,
                        task -> Thread.ofVirtual().name("webwire-hook").start(task),
                        new ServerCounters(),
                        options);
        var speaks = paths.isEmpty() ? Map.of("/", VersionPolicy.AUTOMATIC) : Map.copyOf(paths);
        return new RoutedServer(settings, speaks, origins, shutdownLinger, owned);
    }

    private ServerSessions sessions(Scheduler clock, List<AutoCloseable> owned) {
        SessionStore rests = store == null ? own(new MemorySessionStore(), owned) : store;
        SessionKey.Generator makes = keys == null ? SessionKey.generator(new SecureRandom()) : keys;
        var defaults = SessionRegistry.Options.DEFAULT;
        var limits =
                new SessionRegistry.Options(
                        maxSessionConnections,
                        sessionMaxIdle,
                        defaults.keepDetached(),
                        defaults.sweepEvery());
        return own(new ServerSessions(rests, clock, makes, parser, limits), owned);
    }

    private static <T extends AutoCloseable> T own(T resource, List<AutoCloseable> owned) {
        owned.add(resource);
        return resource;
    }
}
