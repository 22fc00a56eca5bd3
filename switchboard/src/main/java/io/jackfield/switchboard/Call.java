package io.jackfield.switchboard;

import io.jackfield.core.Principal;

import java.time.Duration;
import java.util.Optional;

/**
 * A call as its handler sees it. Safe for use by any thread, also after the handler returned.
 *
 * <p>While a handler runs, this call is the current one of its thread and of the structured tasks
 * it forks: calls it makes on any board inherit from it, see {@link #board()}.
 */
public interface Call {

    /** The name of the function. */
    String function();

    /** Who calls: the immediate caller, as the rules judged it. */
    Principal principal();

    /**
     * For whom the caller says it acts; it has the right {@link Rules.Action#DELEGATE} to do so.
     */
    Optional<Principal> onBehalfOf();

    /** What the caller sent beside the messages. */
    Metadata metadata();

    /**
     * How long the caller still waits; zero when the deadline passed; {@link
     * CallOptions#NO_DEADLINE} when it waits for ever.
     */
    Duration timeLeft();

    /** Whether nobody waits for the result any more. */
    boolean isCancelled();

    /** Why nobody waits any more; empty while somebody does. */
    Optional<CancelReason> cancelReason();

    /**
     * Runs a task when the call is cancelled: at once if it is, and never if it ends otherwise. At
     * most 64 tasks.
     *
     * @param task never blocks; runs on whichever thread cancels
     * @throws IllegalStateException if there are 64
     */
    void onCancel(Runnable task);

    /** The W3C {@code traceparent} of this call; made up when the caller sent none. */
    String trace();

    /** How many calls led to this one: 0 when it came from outside, at most 16. */
    int hops();

    /**
     * Sets what goes back beside the result. The last one before the end of the call counts.
     *
     * @param trailers sent to the caller with the result; not with an error
     */
    void trailers(Metadata trailers);

    /**
     * The board, for calls on behalf of this one from any thread. They get the lesser of their own
     * deadline and what is left here, one hop more, the same trace and, where none is named, {@link
     * Principal#LOCAL} as principal and this call's principal (or {@link #onBehalfOf}) as the one
     * they are made on behalf of. Metadata is not inherited. A call made with another principal in
     * its options is judged by the rules for that one.
     */
    Switchboard board();

    /** The call whose handler runs on this thread; empty outside of handlers. */
    static Optional<Call> current() {
        return CallContext.current();
    }
}
