package io.jackfield.transport.link;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** The timers of one link, in the wheel of its loop: they end with the link. On the loop only. */
final class LinkTimers {
    private final LinkChannel link;
    private final LoopTimers wheel;
    private @Nullable LinkTimer first;

    LinkTimers(LinkChannel link, LoopTimers wheel) {
        this.link = link;
        this.wheel = wheel;
    }

    LinkTimer start(Duration delay, Runnable task) {
        LinkTimer timer = wheel.add(this, Failures.nanosOf(delay), task);
        LinkTimer next = first;
        timer.nextOfLink = next;
        if (next != null) {
            next.previousOfLink = timer;
        }
        first = timer;
        return timer;
    }

    void cancelAll() {
        while (first != null) {
            first.cancel();
        }
    }

    /** It is cancelled or due. */
    void forget(LinkTimer timer) {
        LinkTimer previous = timer.previousOfLink;
        LinkTimer next = timer.nextOfLink;
        if (previous != null) {
            previous.nextOfLink = next;
        } else {
            first = next;
        }
        if (next != null) {
            next.previousOfLink = previous;
        }
    }

    /** Runs the task of a timer that is due. */
    void run(Runnable task) {
        link.inBatch(task);
    }
}
