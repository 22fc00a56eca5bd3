package io.jackfield.hub;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Execution;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.plugin.PluginBuilder;
import io.jackfield.transport.Tls;
import io.jackfield.transport.Transport;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An object whose public methods a hub calls; the hub may be one in Go (easysy/brpc v0.0.19) or a
 * {@link PluginHub}. All methods from any thread.
 *
 * <pre>{@code
 * public class Greeter {
 *     public String hello(String name) {
 *         return "Hello, " + name;
 *     }
 * }
 *
 * try (Transport transport = Transport.create();
 *         HubPlugin plugin = HubPlugin.of(new Greeter())
 *                 .name("greeter")
 *                 .version("v1")
 *                 .connect(transport, Endpoint.parse("unix:/run/app/plugins.sock"))) {
 *     plugin.awaitEnd();
 * }
 * }</pre>
 *
 * <p>Offered are public methods, inherited ones too, of the forms {@code Output m(CallContext,
 * Input)}, {@code Output m(Input)}, {@code Output m(CallContext)} and {@code Output m()}, with an
 * output or {@code void}. Input and output are what Jackson can bind, a {@code CompletionStage} of
 * it is waited for; abstract types, but for collections, maps and {@code Object}, cannot be an
 * input. Methods of other forms are left out, and so are two of one name, and {@code close()} of an
 * {@code AutoCloseable}. {@link MethodNaming} and {@link PluginMethod} say under which names.
 *
 * <p>A missing argument is null, or zero for primitives. An exception that the method declares, and
 * any {@link JackfieldException}, is sent as its message, to hubs of Jackfield with its code; any
 * other as {@code panic:} and its text, with the stack trace in the log. {@code void} and null are
 * sent as {@code null}.
 */
public interface HubPlugin extends AutoCloseable {

    /**
     * A plugin of an object whose class is public, in a package that is exported or has no module.
     *
     * @param receiver whose methods are called, by many threads at once
     * @return options
     */
    static Builder of(Object receiver) {
        return of(MethodHandles.publicLookup(), receiver);
    }

    /**
     * A plugin of an object.
     *
     * @param lookup of code that may call its methods: {@code MethodHandles.lookup()}
     * @param receiver whose methods are called, by many threads at once
     * @return options
     */
    static Builder of(MethodHandles.Lookup lookup, Object receiver) {
        return new PluginBuilder(lookup, receiver);
    }

    /** How it introduces itself. */
    PluginInfo info();

    /** Whether the introduction was sent and the connection is up. A hub does not say yes to it. */
    boolean isConnected();

    /**
     * Sends a message that the hub has not asked for; see {@link AsyncHook#emit}.
     *
     * @param value what Jackson can write
     * @throws JackfieldException as there
     */
    void emit(@Nullable Object value);

    /**
     * Waits until the plugin is no longer connected, and will not connect again. Blocks.
     *
     * @param limit how long to wait at most
     * @return how it ended; empty if it did not in that time
     * @throws InterruptedException if the thread is interrupted
     */
    Optional<PluginEnd> awaitEnd(Duration limit) throws InterruptedException;

    /**
     * Waits until the plugin is no longer connected, and will not connect again: for the {@code
     * main} of a plugin. Blocks, for as long as the hub and the plugin live.
     *
     * @return how it ended
     * @throws InterruptedException if the thread is interrupted
     */
    PluginEnd awaitEnd() throws InterruptedException;

    /**
     * Answers what the hub has called so far, nothing more, and closes the connection. Blocks.
     *
     * @param limit how long that may take; after it the connection is closed all the same
     * @return whether everything was answered
     * @throws InterruptedException if the thread is interrupted
     */
    boolean drain(Duration limit) throws InterruptedException;

    /**
     * Drains this plugin when the process is told to end (SIGTERM, SIGINT). The library does
     * nothing about signals without it. The last limit counts.
     *
     * @param limit how long the methods that run then may take
     */
    void drainOnShutdown(Duration limit);

    /** Closes the connection at once. Idempotent. */
    @Override
    void close();

    /** Options of a plugin. For one thread. */
    interface Builder {

        /**
         * Under which name the plugin wants to be known; empty by default.
         *
         * @param value any text
         */
        Builder name(String value);

        /**
         * Its version; empty by default.
         *
         * @param value any text
         */
        Builder version(String value);

        /**
         * What it shows to hubs that have a {@link NameRule#secret}; empty by default. Hubs in Go
         * ignore it.
         *
         * @param value any text
         */
        Builder token(String value);

        /**
         * How methods are named; {@link MethodNaming#CAPITALIZED} by default.
         *
         * @param value the naming
         */
        Builder naming(MethodNaming value);

        /**
         * Narrows the description of a method: only fields that this one has stay, and it says
         * which are mandatory. Without effect on a method that is not offered.
         *
         * @param function with an input or output, or both
         */
        Builder describe(Function function);

        /**
         * Where methods run; {@link Execution#BLOCKING} by default, on a virtual thread each.
         *
         * @param value {@code INLINE} if none of them ever blocks, nor gives a {@code
         *     CompletionStage}
         */
        Builder execution(Execution value);

        /**
         * How many methods run at once; 256 by default.
         *
         * @param value 1 or more
         */
        Builder maxConcurrentCalls(int value);

        /**
         * How many more calls wait before the hub is read no further; 1,024 by default.
         *
         * @param value 1 or more
         */
        Builder maxWaitingCalls(int value);

        /**
         * How many messages may wait to be sent; 1,024 by default.
         *
         * @param value 1 or more
         */
        Builder maxWaitingMessages(int value);

        /**
         * The longest message to and from the hub; 16 MiB by default.
         *
         * @param value 64 or more
         */
        Builder maxMessageBytes(int value);

        /**
         * How long the hub may leave unread what it was sent; 30 s by default.
         *
         * @param value positive
         */
        Builder sendTimeout(Duration value);

        /**
         * Connects again when the connection is lost; not when the hub told the plugin to go or
         * refused it. Off by default.
         *
         * @param value when
         */
        Builder reconnect(Reconnect value);

        /**
         * Where the random part of {@link Reconnect} comes from.
         *
         * @param value any
         */
        Builder random(RandomGenerator value);

        /**
         * Dials the hub and introduces the plugin. Blocks until that is sent.
         *
         * @param transport the network
         * @param endpoint of the hub
         * @return the plugin; close it
         * @throws IllegalArgumentException if an option is wrong, the object has no method to
         *     offer, or one has a reserved name
         * @throws JackfieldException {@code UNAVAILABLE} if there is no hub
         */
        HubPlugin connect(Transport transport, Endpoint endpoint);

        /**
         * Dials the hub over TLS and introduces the plugin. Blocks until that is sent.
         *
         * @param transport the network
         * @param endpoint of the hub
         * @param tls whom to trust, and which certificate to show
         * @return the plugin; close it
         * @throws IllegalArgumentException as above
         * @throws JackfieldException as above
         */
        HubPlugin connect(Transport transport, Endpoint endpoint, Tls tls);
    }
}
