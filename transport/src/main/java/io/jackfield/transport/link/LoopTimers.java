package io.jackfield.transport.link;

import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One hashed wheel of timers for all links of an event loop: setting and cancelling cost a few
 * pointers, whatever the number of links. It ticks only while something waits. On the loop only.
 */
final class LoopTimers implements Runnable {
    static final long TICK_NANOS = 10_000_000;

    private static final int SLOTS = 512;

    private final @Nullable LinkTimer[] slots = new @Nullable LinkTimer[SLOTS];
    private final EventLoop loop;
    private final LongSupplier clock;
    private final long start;
    private long done;
    private int waiting;
    private boolean ticking;

    LoopTimers(EventLoop loop, LongSupplier clock) {
        this.loop = loop;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    LinkTimer add(LinkTimers timers, long delayNanos, Runnable task) {
        long now = tickOf(clock.getAsLong());
        if (waiting == 0) {
            done = now;
        }
        // Rounded up, and never into a tick that was already worked off.
        long ticks = Math.max(1, (delayNanos + TICK_NANOS - 1) / TICK_NANOS);
        LinkTimer timer = new LinkTimer(this, timers, task, now + ticks);
        int slot = (int) (timer.tick & (SLOTS - 1));
        LinkTimer head = slots[slot];
        timer.next = head;
        if (head != null) {
            head.previous = timer;
        }
        slots[slot] = timer;
        waiting++;
        if (!ticking) {
            ticking = true;
            loop.schedule(this, TICK_NANOS, TimeUnit.NANOSECONDS);
        }
        return timer;
    }

    void remove(LinkTimer timer) {
        LinkTimer previous = timer.previous;
        LinkTimer next = timer.next;
        if (previous != null) {
            previous.next = next;
        } else {
            slots[(int) (timer.tick & (SLOTS - 1))] = next;
        }
        if (next != null) {
            next.previous = previous;
        }
        timer.previous = null;
        timer.next = null;
        waiting--;
    }

    @Override
    public void run() {
        long now = tickOf(clock.getAsLong());
        // After a long pause one turn of the wheel sees every slot.
        long from = Math.max(done + 1, now - SLOTS + 1);
        done = now;
        for (long tick = from; tick <= now; tick++) {
            fire((int) (tick & (SLOTS - 1)), now);
        }
        ticking = waiting > 0;
        if (ticking) {
            loop.schedule(this, TICK_NANOS, TimeUnit.NANOSECONDS);
        }
    }

    private void fire(int slot, long now) {
        LinkTimer due = null;
        LinkTimer timer = slots[slot];
        while (timer != null) {
            LinkTimer next = timer.next;
            if (timer.tick <= now) {
                remove(timer);
                timer.due();
                timer.next = due;
                due = timer;
            }
            timer = next;
        }
        // A task may cancel others that are due: those have no task any more.
        while (due != null) {
            LinkTimer next = due.next;
            due.next = null;
            due.run();
            due = next;
        }
    }

    private long tickOf(long nanos) {
        return (nanos - start) / TICK_NANOS;
    }
}
