package io.jackfield.server.spi;

import io.jackfield.core.Principal;
import io.jackfield.core.Scheduler;
import io.jackfield.core.SessionStore;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.transport.HttpRequest;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.StaticFiles;
import io.jackfield.transport.StreamProtocol;
import io.jackfield.transport.Transport;
import io.jackfield.transport.WebSocketRoute;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The server as a module sees it. Routes and protocols are added while the module starts; the rest
 * is there for as long as the server runs.
 */
public interface ServerContext {

    /** The switchboard. */
    Switchboard board();

    /** The network, for dialing. */
    Transport transport();

    /** Where sessions rest. */
    SessionStore sessions();

    /** After how long without use a session ends: what a module gives its session registry. */
    Duration sessionMaxIdle();

    /** Clock and timers. */
    Scheduler scheduler();

    /** A folder of the module's own, which exists. */
    Path data();

    /** Whether the samples are offered: {@code serve --samples} and {@code demo}. */
    boolean hasSamples();

    /** What the metrics page shows. */
    Metrics metrics();

    /**
     * Who sends a request: by bearer token, else by client certificate, else {@link
     * Principal#ANONYMOUS}.
     *
     * @param request with its headers and peer
     * @throws io.jackfield.core.JackfieldException {@code UNAUTHENTICATED} for a token that is not
     *     known
     */
    Principal authenticate(HttpRequest request);

    /**
     * Answers requests.
     *
     * @param route where and how
     */
    void route(HttpRoute route);

    /**
     * Takes WebSockets.
     *
     * @param route where and how
     */
    void route(WebSocketRoute route);

    /**
     * Serves files.
     *
     * @param prefix begins and ends with a slash
     * @param files what is found there
     */
    void files(String prefix, StaticFiles files);

    /**
     * Takes a protocol on every byte-stream listener of the server.
     *
     * @param protocol with its detector
     */
    void protocol(StreamProtocol protocol);

    /**
     * Takes part in {@code /health/ready}.
     *
     * @param name of the check
     * @param check empty when all is well, else what is wrong; called on a virtual thread, with
     *     every request
     */
    void health(String name, HealthCheck check);

    /**
     * Is told when the server drains, before its listeners do.
     *
     * @param task gets the time there is; may block that long
     */
    void onDrain(Consumer<Duration> task);

    /**
     * Is closed with the server, in the opposite order.
     *
     * @param resource closed once
     */
    void onClose(AutoCloseable resource);

    /** One condition of being ready. */
    @FunctionalInterface
    interface HealthCheck {
        /** Empty when all is well, else what is wrong, in one line. */
        Optional<String> problem();
    }
}
