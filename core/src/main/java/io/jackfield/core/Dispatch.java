package io.jackfield.core;

/**
 * Brings the calls of one link to their handlers. What {@link #submit} takes runs on this thread,
 * in order on one virtual thread, or on a virtual thread each; threads are started in one go at
 * {@link #batchEnd}, since starting them in the middle of a batch costs four times as much.
 *
 * <p>{@link #submit}, {@link #batchEnd} and {@link #close} are called on the link's own thread and
 * do not block. When too much waits, reading of the link is paused until half of it is done; what
 * the current batch still brings is taken all the same, so at most one batch is over the limit. An
 * exception out of a task is logged: engines turn theirs into answers themselves.
 */
public interface Dispatch {

    /**
     * Takes a task.
     *
     * @param task the call of a handler, with everything it needs
     */
    void submit(Runnable task);

    /** The batch is over: threads start now. */
    void batchEnd();

    /** The link closed: what waits is dropped, what runs is left to its own cancellation. */
    void close();

    /**
     * The link closed, and what it brought is still to be done: what waits runs, then the last
     * task, behind everything else. Reading is not resumed any more. Called once, in place of
     * {@link #close}.
     *
     * @param last such as the hook that is told of the end
     */
    void finish(Runnable last);

    /** Every task runs at once, on the link's thread. */
    static Dispatch inline() {
        return InlineDispatch.INSTANCE;
    }

    /**
     * One task at a time, in order. A virtual thread a burst, none while nothing waits.
     *
     * @param link paused when {@code capacity} tasks wait
     * @param capacity 1 or more
     */
    static Dispatch serial(Link link, int capacity) {
        Check.atLeast("capacity", capacity, 1);
        return new SerialDispatch(link, capacity);
    }

    /**
     * A virtual thread for each task, up to a limit; the rest waits in order.
     *
     * @param link paused when {@code capacity} tasks wait
     * @param concurrency how many run at once, 1 or more
     * @param capacity how many more may wait, 1 or more
     */
    static Dispatch concurrent(Link link, int concurrency, int capacity) {
        Check.atLeast("concurrency", concurrency, 1);
        Check.atLeast("capacity", capacity, 1);
        return new ConcurrentDispatch(link, concurrency, capacity);
    }
}
