package io.jackfield.hub;

import io.jackfield.core.Cancellable;
import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.server.HubBuilder;
import io.jackfield.switchboard.Payload;
import io.jackfield.switchboard.UnaryObserver;
import io.jackfield.transport.Listener;
import io.jackfield.transport.StreamProtocol;
import io.jackfield.transport.Tls;
import io.jackfield.transport.Transport;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Programs dial in, introduce themselves with a description of their methods, and are called. They
 * may be written in Go with easysy/brpc v0.0.1 to v0.0.19, or in Java with {@link HubPlugin}. All
 * methods from any thread.
 *
 * <pre>{@code
 * try (Transport transport = Transport.create();
 *         PluginHub hub = PluginHub.create()) {
 *     hub.listen(transport, Endpoint.parse("unix:/run/app/plugins.sock"));
 *     if (hub.waitFor("greeter", Duration.ofSeconds(10))) {
 *         String greeting = hub.call("greeter", "Hello", "Ada", String.class);
 *     }
 * }
 * }</pre>
 *
 * <p>The wire has no authentication: use Unix sockets, the loopback, TLS with client certificates,
 * or a {@link NameRule}.
 *
 * <p>What a call fails with, whatever its form: {@link Code#NOT_FOUND} for a plugin or method that
 * is not there, {@link Code#UNKNOWN} with the plugin's own text as message and {@linkplain
 * JackfieldException#reason() reason} or the code that a plugin in Java gave, {@link
 * Code#DEADLINE_EXCEEDED}, {@link Code#CANCELLED}, {@link Code#RESOURCE_EXHAUSTED} when the plugin
 * has too many calls unanswered or the argument is too long, {@link Code#UNAVAILABLE} when the
 * plugin leaves or left, {@link Code#INVALID_ARGUMENT} for one of the reserved names {@code Async}
 * and {@code Shutdown} or an argument that is not JSON, {@link Code#DATA_LOSS} for a result that is
 * not JSON or does not fit. A plugin cannot be told that nobody waits any more: its place among the
 * unanswered calls stays taken until it answers.
 */
public interface PluginHub extends AutoCloseable {

    /** A hub with all defaults. */
    static PluginHub create() {
        return builder().build();
    }

    /** Options of a hub. */
    static Builder builder() {
        return new HubBuilder();
    }

    // ---- connections ----

    /** The protocol, for listeners of one's own that perhaps take others too. */
    StreamProtocol protocol();

    /**
     * Takes plugins at an endpoint, until this hub is closed. Blocks until the place is taken.
     *
     * @param transport the network
     * @param endpoint where: {@code unix:}, {@code tcp:} or {@code memory:}
     * @return the listener, which may be closed earlier
     * @throws JackfieldException {@link Code#UNAVAILABLE} if the place cannot be had
     */
    Listener listen(Transport transport, Endpoint endpoint);

    /**
     * Takes plugins at an endpoint over TLS.
     *
     * @param transport the network
     * @param endpoint where: {@code tls:}
     * @param tls certificate and key; with client certificates for {@link NameRule#certificate}
     * @return the listener, which may be closed earlier
     * @throws JackfieldException {@link Code#UNAVAILABLE} if the place cannot be had
     */
    Listener listen(Transport transport, Endpoint endpoint, Tls tls);

    /**
     * Waits until a plugin is connected; not at all if it is. Blocks. Any number may wait.
     *
     * @param name its own, or the one under which the hub knows it
     * @param limit how long to wait at most
     * @return whether it is connected; if so, it can be called
     * @throws JackfieldException {@link Code#CANCELLED} if the thread is interrupted
     */
    boolean waitFor(String name, Duration limit);

    /** Who is connected, by the name under which the hub knows them, in the order of names. */
    Map<String, ConnectedPlugin> connected();

    /**
     * How a plugin introduced itself.
     *
     * @param name under which the hub knows it
     */
    Optional<PluginInfo> pluginInfo(String name);

    /**
     * Adds a listener, for what happens from now on. At most 64.
     *
     * @param listener is told
     * @return takes it away again
     * @throws JackfieldException {@link Code#RESOURCE_EXHAUSTED} if there are 64
     */
    Cancellable addListener(HubListener listener);

    /**
     * Opens a queue for messages of plugins from now on.
     *
     * @param capacity how many it holds, 1 or more
     * @return close it
     */
    AsyncQueue openQueue(int capacity);

    // ---- calls ----

    /**
     * Calls a method. Blocks until it ended.
     *
     * @param plugin under which the hub knows it
     * @param method its name; need not be in the plugin's description
     * @param input JSON, or {@link Payload#EMPTY} for none
     * @return JSON, or {@link Payload#EMPTY} if the plugin sent none
     * @throws JackfieldException see the type
     */
    default Payload call(String plugin, String method, Payload input) {
        return call(plugin, method, input, HubCallOptions.DEFAULT);
    }

    /**
     * Calls a method. Blocks until it ended.
     *
     * @param plugin under which the hub knows it
     * @param method its name; need not be in the plugin's description
     * @param input JSON, or {@link Payload#EMPTY} for none
     * @param options trace and time limit
     * @return JSON, or {@link Payload#EMPTY} if the plugin sent none
     * @throws JackfieldException see the type
     */
    Payload call(String plugin, String method, Payload input, HubCallOptions options);

    /**
     * Calls a method with Java values. Blocks until it ended. Fields of the result that the type
     * does not know are ignored.
     *
     * @param plugin under which the hub knows it
     * @param method its name
     * @param input what Jackson can write; null for no argument
     * @param output the type of the result; {@code Void.class} to leave it alone, {@code
     *     Object.class} for whatever it is, integers exact
     * @param <T> the type of the result
     * @return the result; null if there is none
     * @throws JackfieldException see the type
     */
    default <T> @Nullable T call(
            String plugin, String method, @Nullable Object input, Class<T> output) {
        return call(plugin, method, input, output, HubCallOptions.DEFAULT);
    }

    /**
     * Calls a method with Java values. Blocks until it ended.
     *
     * @param plugin under which the hub knows it
     * @param method its name
     * @param input what Jackson can write; null for no argument
     * @param output the type of the result
     * @param options trace and time limit
     * @param <T> the type of the result
     * @return the result; null if there is none
     * @throws JackfieldException see the type
     */
    <T> @Nullable T call(
            String plugin,
            String method,
            @Nullable Object input,
            Class<T> output,
            HubCallOptions options);

    /**
     * Calls a method without waiting.
     *
     * @param plugin under which the hub knows it
     * @param method its name
     * @param input JSON, or {@link Payload#EMPTY} for none
     * @param options trace and time limit
     * @return completes with the result or a {@link JackfieldException}, perhaps on an event loop,
     *     so that what depends on it must not block. Cancelling it gives the call up
     */
    CompletableFuture<Payload> callAsync(
            String plugin, String method, Payload input, HubCallOptions options);

    /**
     * Calls a method and has an observer told: the shortest way, for bridges.
     *
     * @param plugin under which the hub knows it
     * @param method its name
     * @param input JSON, or {@link Payload#EMPTY} for none
     * @param options trace and time limit
     * @param observer is told once, perhaps on an event loop or before this returns
     * @return gives the call up
     */
    Cancellable call(
            String plugin,
            String method,
            Payload input,
            HubCallOptions options,
            UnaryObserver observer);

    /**
     * Calls the same method of all plugins at once. Blocks until all have answered or failed.
     *
     * @param method its name
     * @param input JSON, or {@link Payload#EMPTY} for none
     * @param options trace and time limit
     * @return what each said; nobody is missing
     * @throws JackfieldException {@link Code#CANCELLED} if the thread is interrupted
     */
    BroadcastResult broadcast(String method, Payload input, HubCallOptions options);

    // ---- the end ----

    /**
     * Tells a plugin to go. Calls in flight are answered first, new ones fail at once. Blocks until
     * the connection has ended; after the limit it is closed.
     *
     * @param name under which the hub knows it
     * @param trace an identifier of the caller's choice, sent to the plugin; may be empty
     * @param limit how long the plugin may take
     * @return whether it went by itself; true if there is no such plugin
     * @throws JackfieldException {@link Code#CANCELLED} if the thread is interrupted
     */
    boolean unplug(String name, String trace, Duration limit);

    /**
     * Tells all plugins to go, as {@link #unplug}, and takes no more. Listeners of this hub are
     * closed at the end. Blocks.
     *
     * @param trace an identifier of the caller's choice, sent to the plugins; may be empty
     * @param limit how long they may take together
     * @return whether all went by themselves
     * @throws JackfieldException {@link Code#CANCELLED} if the thread is interrupted
     */
    boolean shutdown(String trace, Duration limit);

    /**
     * The same without a trace.
     *
     * @param limit how long the plugins may take together
     * @return whether all went by themselves
     */
    default boolean drain(Duration limit) {
        return shutdown("", limit);
    }

    /** What this hub has seen so far. */
    HubCounts counts();

    /** Closes all connections and listeners at once. Idempotent. */
    @Override
    void close();

    /** Options of a hub. For one thread. */
    interface Builder {

        /**
         * What becomes of a plugin whose name is taken; it is refused by default.
         *
         * @param value makes other names
         */
        Builder keySequencer(KeySequencer value);

        /**
         * Who may take which name; {@link NameRule#ANYBODY} by default.
         *
         * @param value the rule
         */
        Builder nameRule(NameRule value);

        /**
         * A listener from the beginning.
         *
         * @param value is told
         */
        Builder listener(HubListener value);

        /**
         * How long calls wait that say nothing else; 30 s by default.
         *
         * @param value positive
         */
        Builder callTimeout(Duration value);

        /**
         * How many calls of one plugin may be unanswered; 1,024 by default.
         *
         * @param value 1 or more
         */
        Builder maxConcurrentCalls(int value);

        /**
         * How many bytes calls may have together that wait until their plugin reads; 16 MiB by
         * default. One is always taken; what is over it fails with {@code RESOURCE_EXHAUSTED}.
         *
         * @param value 1 or more
         */
        Builder maxWaitingBytes(int value);

        /**
         * How long a plugin may take to introduce itself; 10 s by default.
         *
         * @param value positive
         */
        Builder handshake(Duration value);

        /**
         * How long a plugin may leave unread what it was sent before it is closed; 30 s by default.
         *
         * @param value positive
         */
        Builder sendTimeout(Duration value);

        /**
         * How long a plugin that was refused may take to close the connection, so that the refusal
         * is not lost; 1 s by default.
         *
         * @param value positive
         */
        Builder farewell(Duration value);

        /**
         * How many plugins may be connected; 10,000 by default.
         *
         * @param value 1 or more
         */
        Builder maxPlugins(int value);

        /**
         * The longest message to and from plugins; 16 MiB by default.
         *
         * @param value 64 or more
         */
        Builder maxMessageBytes(int value);

        /**
         * The longest introduction; 1 MiB by default.
         *
         * @param value 64 or more
         */
        Builder maxHelloBytes(int value);

        /**
         * How many functions a plugin may have; 1,024 by default.
         *
         * @param value 1 or more
         */
        Builder maxFunctions(int value);

        /**
         * How long the name of a plugin or function may be, in UTF-8; 1,024 by default.
         *
         * @param value 1 or more
         */
        Builder maxNameBytes(int value);

        /**
         * How deep a description may nest; 100 by default.
         *
         * @param value 1 to 1,000
         */
        Builder maxDescriptionDepth(int value);

        /**
         * How many messages of one plugin may wait for listeners; 1,024 by default.
         *
         * @param value 1 or more
         */
        Builder asyncMessages(int value);

        /**
         * How many bytes these may have together; 16 MiB by default. One is always taken.
         *
         * @param value 1 or more
         */
        Builder asyncBytes(int value);

        /**
         * What happens when more come; {@link AsyncOverflow#DROP_OLDEST} by default.
         *
         * @param value the policy
         */
        Builder asyncOverflow(AsyncOverflow value);

        /**
         * A hub that waits for plugins.
         *
         * @throws IllegalArgumentException naming the option that is wrong
         */
        PluginHub build();
    }
}
