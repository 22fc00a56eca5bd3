package io.jackfield.core;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The calls of one link that wait for their answer: identifiers, deadlines, and the end of all when
 * the link closes.
 *
 * <p>An open-addressed table of {@code long}s and one timer a link, set to the earliest deadline;
 * no object is made for a call. Everything here is called on the link's own thread.
 *
 * @param <C> the engine's own call
 */
public final class PendingCalls<C extends PendingCalls.Entry> {

    /** A call that waits. */
    public interface Entry {
        /**
         * There will be no answer. Called on the link's thread, once, after the call has left the
         * table.
         *
         * @param why {@link Code#DEADLINE_EXCEEDED}, or what ended all
         */
        void failed(JackfieldException why);
    }

    private static final long NO_DEADLINE = Long.MAX_VALUE;
    private static final int SMALLEST_TABLE = 16;
    private static final Duration TICK = Duration.ofMillis(10);

    private final Link link;
    private final int limit;

    private long[] ids = new long[0];
    private @Nullable Object[] calls = new Object[0];
    private long[] deadlines = new long[0];
    private int size;
    private long lastId;
    private long timerAt = NO_DEADLINE;
    private @Nullable Cancellable timer;

    /**
     * An empty table.
     *
     * @param link whose clock and timer are used
     * @param limit how many calls may wait at once, 1 or more
     */
    public PendingCalls(Link link, int limit) {
        Check.atLeast("limit", limit, 1);
        this.link = link;
        this.limit = limit;
    }

    /** How many calls wait. */
    public int size() {
        return size;
    }

    /**
     * Adds a call under a new identifier: 1, 2, 3 and so on for each link.
     *
     * @param call the call
     * @param timeout from now; {@link Duration#ZERO} for none
     * @return its identifier
     * @throws JackfieldException {@link Code#RESOURCE_EXHAUSTED} at the limit; nothing was added
     */
    public long add(C call, Duration timeout) {
        put(lastId + 1, call, timeout);
        return ++lastId;
    }

    /**
     * Adds a call under an identifier of the protocol's own making.
     *
     * @param id any number
     * @param call the call
     * @param timeout from now; {@link Duration#ZERO} for none
     * @throws JackfieldException {@link Code#RESOURCE_EXHAUSTED} at the limit, {@link
     *     Code#ALREADY_EXISTS} if a call waits under this identifier; nothing was added
     */
    public void put(long id, C call, Duration timeout) {
        if (size >= limit) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED,
                    limit + " calls wait for this peer already; try again when some are answered");
        }
        if (2 * (size + 1) > ids.length) {
            grow();
        }
        int slot = slotOf(id);
        if (calls[slot] != null) {
            throw new JackfieldException(
                    Code.ALREADY_EXISTS, "a call waits under the identifier " + id + " already");
        }
        long deadline =
                timeout.isZero() ? NO_DEADLINE : saturatedAdd(link.nanoTime(), timeout.toNanos());
        ids[slot] = id;
        calls[slot] = call;
        deadlines[slot] = deadline;
        size++;
        if (deadline < timerAt) {
            schedule(deadline);
        }
    }

    /**
     * The call of an identifier, which goes on waiting.
     *
     * @param id as {@link #add} gave or {@link #put} took it
     * @return null if none waits under it
     */
    @SuppressWarnings("unchecked")
    public @Nullable C get(long id) {
        return size == 0 ? null : (C) calls[slotOf(id)];
    }

    /**
     * Takes the call of an identifier out: it is answered.
     *
     * @param id as {@link #add} gave or {@link #put} took it
     * @return null if none waits under it: answered before, expired or never made
     */
    @SuppressWarnings("unchecked")
    public @Nullable C remove(long id) {
        if (size == 0) {
            return null;
        }
        int slot = slotOf(id);
        C call = (C) calls[slot];
        if (call != null) {
            clear(slot);
        }
        return call;
    }

    /**
     * Ends every call. New ones can be added afterwards.
     *
     * @param why passed to each
     */
    @SuppressWarnings("unchecked")
    public void failAll(JackfieldException why) {
        @Nullable Object[] all = calls;
        ids = new long[0];
        calls = new Object[0];
        deadlines = new long[0];
        size = 0;
        cancelTimer();
        for (Object call : all) {
            if (call != null) {
                ((C) call).failed(why);
            }
        }
    }

    /** The slot that holds the identifier, or the free one where it would stand. */
    private int slotOf(long id) {
        int mask = ids.length - 1;
        int slot = hash(id) & mask;
        while (calls[slot] != null && ids[slot] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int hash(long id) {
        long mixed = id * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    /** Frees a slot and moves up what the linear probing had pushed behind it. */
    private void clear(int slot) {
        int mask = ids.length - 1;
        int free = slot;
        int next = slot;
        while (true) {
            next = (next + 1) & mask;
            if (calls[next] == null) {
                break;
            }
            int home = hash(ids[next]) & mask;
            if (((next - home) & mask) >= ((next - free) & mask)) {
                ids[free] = ids[next];
                calls[free] = calls[next];
                deadlines[free] = deadlines[next];
                free = next;
            }
        }
        calls[free] = null;
        size--;
    }

    private void grow() {
        long[] oldIds = ids;
        @Nullable Object[] oldCalls = calls;
        long[] oldDeadlines = deadlines;
        int capacity = Math.max(SMALLEST_TABLE, oldIds.length * 2);
        ids = new long[capacity];
        calls = new Object[capacity];
        deadlines = new long[capacity];
        for (int old = 0; old < oldIds.length; old++) {
            if (oldCalls[old] != null) {
                int slot = slotOf(oldIds[old]);
                ids[slot] = oldIds[old];
                calls[slot] = oldCalls[old];
                deadlines[slot] = oldDeadlines[old];
            }
        }
    }

    private void schedule(long deadline) {
        cancelTimer();
        timerAt = deadline;
        // Rounded up to a tick, so that calls with deadlines close together expire in one go.
        long wait = Math.max(0, deadline - link.nanoTime()) + TICK.toNanos();
        timer = link.after(Duration.ofNanos(wait), this::expire);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        timerAt = NO_DEADLINE;
    }

    @SuppressWarnings("unchecked")
    private void expire() {
        timer = null;
        timerAt = NO_DEADLINE;
        long now = link.nanoTime();
        long earliest = NO_DEADLINE;
        var expired = new java.util.ArrayList<C>();
        for (int slot = 0; slot < ids.length; ) {
            if (calls[slot] != null && deadlines[slot] <= now) {
                expired.add((C) calls[slot]);
                clear(slot); // may have moved another call into this slot: look again
            } else {
                if (calls[slot] != null) {
                    earliest = Math.min(earliest, deadlines[slot]);
                }
                slot++;
            }
        }
        if (earliest != NO_DEADLINE) {
            schedule(earliest);
        }
        for (C call : expired) {
            call.failed(
                    new JackfieldException(
                            Code.DEADLINE_EXCEEDED, "the peer did not answer before the deadline"));
        }
    }

    private static long saturatedAdd(long now, long nanos) {
        long sum = now + nanos;
        return sum < now ? NO_DEADLINE - 1 : sum;
    }
}
