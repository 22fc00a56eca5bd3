package io.jackfield.webwire.engine;

import io.jackfield.core.Execution;
import io.jackfield.core.Scheduler;
import io.jackfield.webwire.ServerImplementation;
import io.jackfield.webwire.codec.Encoder;
import io.jackfield.webwire.frames.Frame;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * What all connections of a server share.
 *
 * @param implementation the application
 * @param execution where its handlers run
 * @param sessions null where sessions are disabled
 * @param scheduler tells the time
 * @param hooks runs what may block, each task on a thread of its own
 * @param counters what is counted
 * @param options the numbers
 */
public record ServerSettings(
        ServerImplementation implementation,
        Execution execution,
        @Nullable ServerSessions sessions,
        Scheduler scheduler,
        Executor hooks,
        ServerCounters counters,
        Options options) {
    private static final System.Logger LOG = System.getLogger("io.jackfield.webwire");

    /**
     * The numbers, each an option of the same name on the builder of the server.
     *
     * @param concurrency how many handlers of a connection run at once
     * @param maxWaitingRequests how many more wait before reading stops
     * @param messageBufferBytes announced to 2.0 clients
     * @param maxMessageBytes the longest message of 1.4 clients
     * @param readTimeout announced to 2.0 clients
     * @param pingAfter after how long a silence a 1.4 client is pinged
     * @param subProtocol announced to 2.0 clients
     * @param sendTimeout how long a signal waits for room
     * @param greetingDelay how long what a hook sends first waits for the client's first message
     * @param isZeroIdentifierKept whether malformed requests are answered with zeros where the
     *     reference does so
     */
    public record Options(
            int concurrency,
            int maxWaitingRequests,
            int messageBufferBytes,
            int maxMessageBytes,
            Duration readTimeout,
            Duration pingAfter,
            String subProtocol,
            Duration sendTimeout,
            Duration greetingDelay,
            boolean isZeroIdentifierKept) {

        /** Longer than any client takes to be ready, shorter than a person notices. */
        public static final Duration GREETING_DELAY = Duration.ofMillis(50);

        /**
         * Checks every field.
         *
         * @throws IllegalArgumentException naming the field, its bound and the value
         */
        public Options {
            atLeast("concurrency", concurrency, 1);
            atLeast("maxWaitingRequests", maxWaitingRequests, 1);
            atLeast("messageBufferBytes", messageBufferBytes, 32);
            atLeast("maxMessageBytes", maxMessageBytes, 64);
            atLeast("readTimeout in milliseconds", readTimeout.toMillis(), 1000);
            atLeast("pingAfter in milliseconds", pingAfter.toMillis(), 0);
            atLeast("sendTimeout in milliseconds", sendTimeout.toMillis(), 0);
            atLeast("greetingDelay in milliseconds", greetingDelay.toMillis(), 0);
            if (readTimeout.toMillis() > 0xFFFF_FFFFL) {
                throw new IllegalArgumentException("readTimeout must be at most 49 days");
            }
            Encoder.length(
                    new Frame.AcceptConf(2, 0, readTimeout, messageBufferBytes, subProtocol));
        }

        private static void atLeast(String name, long value, long least) {
            if (value < least) {
                throw new IllegalArgumentException(
                        "%s must be at least %d, was %d".formatted(name, least, value));
            }
        }
    }

    /** A hook of the application. */
    public interface Hook {
        /**
         * Runs it.
         *
         * @throws Exception logged
         */
        void run() throws Exception;
    }

    /**
     * Runs a hook, whose fault is logged and ends nothing.
     *
     * @param hook may block
     */
    public void runHook(Hook hook) {
        try {
            hook.run();
        } catch (Throwable fault) {
            LOG.log(Level.WARNING, "a hook failed", fault);
        }
    }

    /** Starts what may block. */
    void startHook(Runnable task) {
        hooks.execute(task);
    }

    boolean isInline() {
        return execution == Execution.INLINE;
    }

    Frame acceptConf() {
        return new Frame.AcceptConf(
                2, 0, options.readTimeout(), options.messageBufferBytes(), options.subProtocol());
    }
}
