package io.jackfield.switchboard;

import io.jackfield.core.Cancellable;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Principal;
import io.jackfield.core.Scheduler;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The registry of functions and topics of a process: whatever is connected calls whatever is
 * offered. Safe for use by any thread.
 *
 * <pre>{@code
 * try (var board = Switchboard.create()) {
 *     board.offer(MethodHandles.lookup(), "greeter", new Greeter());
 *     String greeting = board.call("greeter/hello", "Ada", String.class);
 *
 *     board.follow("greetings", FollowOptions.DEFAULT, message -> System.out.println(message));
 *     board.publish("greetings", Payload.text(greeting));
 * }
 * }</pre>
 *
 * <p>Every call and message is judged by the {@link Rules} for its principal; without rules
 * everything is allowed. A call made within a handler belongs to the call it handles, see {@link
 * Call#board()}.
 *
 * <p>Errors that calls end with, whoever makes them: {@code INVALID_ARGUMENT} for a malformed name,
 * {@code NOT_FOUND} for a function that is not there, {@code UNAUTHENTICATED} or {@code
 * PERMISSION_DENIED} by the rules, {@code UNIMPLEMENTED} for another shape than the function has,
 * {@code RESOURCE_EXHAUSTED} over a limit of {@link BoardLimits} or of the function, {@code
 * FAILED_PRECONDITION} after 16 hops, {@code DEADLINE_EXCEEDED}, {@code CANCELLED}, {@code
 * UNAVAILABLE} when the function vanishes or the board is draining or closed; and what the handler
 * throws.
 */
public interface Switchboard extends AutoCloseable {

    /** A board with all defaults. */
    static Switchboard create() {
        return builder().build();
    }

    /** Options of a board. */
    static Builder builder() {
        return new BoardBuilder();
    }

    // ---- functions ----

    /**
     * Offers functions of this process: all of them or, on an error, none.
     *
     * @param functions at least one
     * @return takes them away again
     * @throws JackfieldException {@link Code#ALREADY_EXISTS} if a name is taken, {@link
     *     Code#RESOURCE_EXHAUSTED} over {@link BoardLimits#maxFunctions}, {@link Code#UNAVAILABLE}
     *     on a closed board
     */
    Registration offer(Function... functions);

    /**
     * Offers functions of somebody: all of them or, on an error, none.
     *
     * @param provider needs the right {@link Rules.Action#OFFER} for every name
     * @param functions at least one
     * @return takes them away again
     * @throws JackfieldException as {@link #offer(Function...)}; {@link Code#PERMISSION_DENIED} or
     *     {@link Code#UNAUTHENTICATED} by the rules
     */
    Registration offer(Principal provider, List<Function> functions);

    /**
     * Offers the public methods that the class of an object declares as {@code prefix/method}.
     *
     * <p>Parameters and results are JSON, see {@link JsonBinding} for the types. One parameter that
     * is a record takes the JSON object; otherwise an object by parameter names is taken (compile
     * with {@code -parameters}), and a single parameter's value also by itself. A first parameter
     * of type {@link Call} gets the call. A result of {@code Iterator}, {@code Stream} or {@code
     * Flow.Publisher} is a server stream, a parameter of these types a client stream, both together
     * a bidirectional one; a {@code List} is one JSON array. One {@code byte[]} in or out is raw
     * bytes. {@link Offered} and {@link Description} say more.
     *
     * @param lookup of the code that may see the class and its types: {@code
     *     MethodHandles.lookup()}
     * @param prefix of the names, see {@link Names}
     * @param service whose methods are called, by many threads at once
     * @return takes them away again
     * @throws IllegalArgumentException saying which method cannot be offered, and why
     * @throws JackfieldException as {@link #offer(Function...)}
     */
    Registration offer(MethodHandles.Lookup lookup, String prefix, Object service);

    /**
     * A function by name.
     *
     * @param name see {@link Names}
     */
    Optional<FunctionInfo> function(String name);

    /** All functions, by name in order. */
    List<FunctionInfo> functions();

    /**
     * The functions that somebody may call, by name in order.
     *
     * @param principal who asks
     */
    List<FunctionInfo> functions(Principal principal);

    /**
     * Tells of functions that appear and vanish from now on; first of all that are there, as
     * appeared.
     *
     * @param listener is told
     * @return ends it
     */
    Cancellable onChange(FunctionListener listener);

    // ---- calls that block ----

    /**
     * Calls a unary function with all defaults. Blocks until it ended.
     *
     * @param name of the function
     * @param input its input
     * @return its output
     * @throws JackfieldException see the type; {@link Code#CANCELLED} if this thread is interrupted
     */
    Payload call(String name, Payload input);

    /**
     * Calls a unary function. Blocks until it ended; at the deadline at the latest.
     *
     * @param name of the function
     * @param input its input
     * @param options who calls and for how long
     * @return its output
     * @throws JackfieldException see the type; {@link Code#CANCELLED} if this thread is interrupted
     */
    Payload call(String name, Payload input, CallOptions options);

    /**
     * Calls a unary function with JSON made from an object. Blocks until it ended.
     *
     * @param name of the function
     * @param input of a public type, see {@link JsonBinding}
     * @param output a public type; {@code Void.class} to leave the result alone
     * @param <T> the type of the result
     * @return the result; the JSON value null, too, only for {@code Void.class}
     * @throws JackfieldException see the type; {@link Code#DATA_LOSS} if the result does not fit
     * @throws IllegalArgumentException if one of the types cannot be bound
     */
    <T> T call(String name, Object input, Class<T> output);

    /**
     * Opens a call of any shape for a caller that may block. Does not block itself.
     *
     * @param name of the function
     * @param options who calls and for how long
     * @return the call; close it
     * @throws JackfieldException see the type, if the call did not reach the handler
     */
    BoardStream stream(String name, CallOptions options);

    // ---- calls that do not block ----

    /**
     * Calls a unary function. Never blocks; an inline handler runs within this method.
     *
     * @param name of the function
     * @param input its input
     * @param options who calls and for how long
     * @param observer is told the end exactly once, perhaps before this returns; errors of any kind
     *     are told there, never thrown
     * @return cancels the call with {@link CancelReason#CALLER}
     */
    Cancellable call(String name, Payload input, CallOptions options, UnaryObserver observer);

    /**
     * Opens a call of any shape. Never blocks.
     *
     * @param name of the function
     * @param options who calls and for how long
     * @param observer is told what happens; errors of any kind are told there, never thrown
     * @return the caller's hand on the call
     */
    CallStream open(String name, CallOptions options, CallObserver observer);

    // ---- topics ----

    /**
     * Publishes a message with all defaults.
     *
     * @param topic see {@link Names}
     * @param payload the message
     * @return its sequence number in the topic
     * @throws JackfieldException as {@link #publish(String, Payload, PublishOptions)}
     */
    long publish(String topic, Payload payload);

    /**
     * Publishes a message to all that follow the topic now, each at most once. Never blocks, unless
     * an inline follower does. Messages of one publisher stay in order.
     *
     * @param topic see {@link Names}
     * @param payload the message
     * @param options who publishes
     * @return its sequence number in the topic
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} for a malformed name, {@link
     *     Code#PERMISSION_DENIED} or {@link Code#UNAUTHENTICATED} by the rules, {@link
     *     Code#RESOURCE_EXHAUSTED} over {@link BoardLimits#maxTopics}, {@link Code#UNAVAILABLE} on
     *     a closed board
     */
    long publish(String topic, Payload payload, PublishOptions options);

    /**
     * Follows a topic, which need not have been heard of before.
     *
     * @param topic see {@link Names}
     * @param options who follows, from where, with what queue
     * @param follower is told the messages
     * @return ends it
     * @throws JackfieldException as {@link #publish(String, Payload, PublishOptions)}; {@link
     *     Code#RESOURCE_EXHAUSTED} also over {@link BoardLimits#maxFollowers}
     */
    Subscription follow(String topic, FollowOptions options, Follower follower);

    /**
     * Keeps past messages of topics in memory for those who follow later. Holds for topics known
     * and to come; where patterns overlap, the greatest number counts. At most 1,000 patterns.
     *
     * @param pattern of names as in {@link Rules}
     * @param messages how many to keep of each topic; 0 ends it for this very pattern
     * @throws IllegalArgumentException if the pattern is malformed, the number negative, or there
     *     are 1,000 patterns
     */
    void retain(String pattern, int messages);

    // ---- rules and life ----

    /** The rules in force. */
    Rules rules();

    /**
     * Replaces the rules, for calls and messages from now on. Calls in flight go on; followers that
     * may no longer follow are ended with {@code PERMISSION_DENIED}.
     *
     * @param rules in place of those in force
     */
    void rules(Rules rules);

    /** Whether new calls are refused, since {@link #drain} or {@link #close} was called. */
    boolean isDraining();

    /**
     * Refuses new calls with {@code UNAVAILABLE}, waits until those in flight ended, then closes.
     * Blocks that long.
     *
     * @param limit how long to wait at most; then calls still in flight end as with {@link #close}
     * @return whether all ended by themselves
     */
    boolean drain(Duration limit);

    /**
     * Ends all calls in flight and all followers with {@code UNAVAILABLE}, and the board's timer.
     * Does not wait for handlers to return. Without effect the second time.
     */
    @Override
    void close();

    /** Options of a board. For one thread. */
    interface Builder {

        /**
         * What the board may cost; {@link BoardLimits#DEFAULT} by default.
         *
         * @param limits all of them
         */
        Builder limits(BoardLimits limits);

        /**
         * Who may do what; {@link Rules#NONE} by default.
         *
         * @param rules to begin with
         */
        Builder rules(Rules rules);

        /**
         * Clock and timer; by default the system's clock and one thread of the board's own.
         *
         * @param scheduler stays the caller's to close
         */
        Builder scheduler(Scheduler scheduler);

        /**
         * Where trace ids and epochs come from. Nobody needs to be unable to guess them. By default
         * the generator of the calling thread.
         *
         * @param random gives 64 random bits; called by any thread
         */
        Builder random(LongSupplier random);

        /**
         * Takes what metrics are made of; by default nobody.
         *
         * @param listener see there
         */
        Builder listener(BoardListener listener);

        /** A new board. */
        Switchboard build();
    }
}
