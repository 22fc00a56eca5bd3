package io.jackfield.webwire.engine;

import io.jackfield.core.Execution;
import io.jackfield.core.MemoryLinks;
import io.jackfield.core.MemorySessionStore;
import io.jackfield.core.SessionKey;
import io.jackfield.core.SessionRegistry;
import io.jackfield.core.SessionStore;
import io.jackfield.webwire.ServerImplementation;
import io.jackfield.webwire.SessionInfoParser;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the server of a {@link RawClient}: keys are key-1, key-2 and so on, hooks run at once. */
final class TestSettings {
    private final MemoryLinks.Manual links = MemoryLinks.manual();
    private final AtomicInteger made = new AtomicInteger();
    private final ServerImplementation implementation;
    private SessionStore store = new MemorySessionStore();
    private SessionKey.Generator keys = () -> SessionKey.of("key-" + made.incrementAndGet());
    private Execution execution = Execution.INLINE;
    private int concurrency = 1;
    private int maxSessionConnections;
    private boolean hasSessions = true;
    private boolean zeroIdentifiers;

    TestSettings(ServerImplementation implementation) {
        this.implementation = implementation;
    }

    TestSettings store(SessionStore value) {
        store = value;
        return this;
    }

    TestSettings keys(SessionKey.Generator value) {
        keys = value;
        return this;
    }

    TestSettings blocking(int value) {
        execution = Execution.BLOCKING;
        concurrency = value;
        return this;
    }

    TestSettings maxSessionConnections(int value) {
        maxSessionConnections = value;
        return this;
    }

    TestSettings withoutSessions() {
        hasSessions = false;
        return this;
    }

    TestSettings zeroIdentifiers(boolean value) {
        zeroIdentifiers = value;
        return this;
    }

    RawClient connect(ServerDialect dialect) {
        var defaults = SessionRegistry.Options.DEFAULT;
        var sessions =
                new ServerSessions(
                        store,
                        links.time(),
                        keys,
                        SessionInfoParser.GENERIC,
                        new SessionRegistry.Options(
                                maxSessionConnections,
                                defaults.sessionMaxIdle(),
                                defaults.keepDetached(),
                                defaults.sweepEvery()));
        var options =
                new ServerSettings.Options(
                        concurrency,
                        16,
                        1024,
                        1 << 20,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        "",
                        Duration.ZERO,
                        ServerSettings.Options.GREETING_DELAY,
                        zeroIdentifiers);
        var settings =
                new ServerSettings(
                        implementation,
                        execution,
                        hasSessions ? sessions : null,
                        links.time(),
                        Runnable::run,
                        new ServerCounters(),
                        options);
        return RawClient.connect(links, settings, dialect);
    }
}
