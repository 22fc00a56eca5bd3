package io.jackfield.transport;

import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.transport.net.NettyTransport;

import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The network: event loops, and the listeners and links that live on them. All methods from any
 * thread.
 *
 * <pre>{@code
 * try (Transport transport = Transport.create()) {
 *     Listener listener = transport.listen(ListenerOptions
 *             .builder(Endpoint.parse("tcp://127.0.0.1:0"))
 *             .protocol(StreamProtocol.of("lines", detector, framer, peer -> new Engine()))
 *             .build());
 *     Link link = transport.dial(listener.endpoint(), DialOptions.stream(framer), new Engine());
 * }
 * }</pre>
 */
public sealed interface Transport extends AutoCloseable permits NettyTransport {

    /** One with the defaults. */
    static Transport create() {
        return builder().build();
    }

    /** A builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Listens. Blocks until the place is taken.
     *
     * @param options where and what
     * @return the open listener
     * @throws JackfieldException {@code UNAVAILABLE} when the place is in use or cannot be had,
     *     with one line that says why
     */
    Listener listen(ListenerOptions options);

    /**
     * Dials. Blocks until the link is up; not for handlers that run on an event loop.
     *
     * @param endpoint where
     * @param options how
     * @param handler the engine; opened before this returns
     * @return the link, for {@link Link#post} and {@link Link#close}
     * @throws JackfieldException {@code UNAVAILABLE} or {@code DEADLINE_EXCEEDED}, with one line
     *     that says why; {@code CANCELLED} if the thread was interrupted
     */
    Link dial(Endpoint endpoint, DialOptions options, LinkHandler handler);

    /**
     * Dials without waiting.
     *
     * @param endpoint where
     * @param options how
     * @param handler the engine; opened before the future completes
     * @return completes with the link or a {@link JackfieldException}, within the time limits of
     *     the options; on any thread. Cancelling it does not close the link
     */
    CompletableFuture<Link> dialAsync(Endpoint endpoint, DialOptions options, LinkHandler handler);

    /**
     * Drains all listeners at once, see {@link Listener#drain}, then closes. Blocks.
     *
     * @param most how long to wait
     * @return whether all links of listeners ended by themselves
     */
    boolean drain(Duration most);

    /**
     * Closes all listeners and links with {@link io.jackfield.core.CloseReason.Kind#GOING_AWAY},
     * and ends the event loops. Blocks until no thread, file or socket is left, at most some
     * seconds. Idempotent.
     */
    @Override
    void close();

    /** Collects options. For one thread. */
    final class Builder {
        private int loops = Runtime.getRuntime().availableProcessors();
        private LongSupplier clock = System::nanoTime;
        private RandomGenerator random = new SecureRandom();

        private InputStream in = System.in;
        private OutputStream out = System.out;

        private Builder() {}

        /**
         * Sets how many event loops there are, each a thread; one a processor before.
         *
         * @param value 1 or more
         */
        public Builder loops(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("loops must be at least 1, was " + value);
            }
            loops = value;
            return this;
        }

        /**
         * Sets the clock of links; {@link System#nanoTime} before.
         *
         * @param nanos as {@link System#nanoTime}
         */
        public Builder clock(LongSupplier nanos) {
            clock = nanos;
            return this;
        }

        /**
         * Sets where masking keys of WebSocket clients come from; a {@link SecureRandom} before.
         *
         * @param value must be unpredictable outside tests
         */
        public Builder random(RandomGenerator value) {
            random = value;
            return this;
        }

        /**
         * Sets what {@code stdio:} means; {@link System#in} and {@link System#out} as they are now
         * before. One link at a time can use them; it closes when the input ends.
         *
         * @param input read by a thread of its own while a link is open
         * @param output written by another, flushed after each piece
         */
        public Builder stdio(InputStream input, OutputStream output) {
            in = input;
            out = output;
            return this;
        }

        /** Starts the event loops, on NIO. */
        public Transport build() {
            return new NettyTransport(loops, clock, random, in, out);
        }
    }
}
