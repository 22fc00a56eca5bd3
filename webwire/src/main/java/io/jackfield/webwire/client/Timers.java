package io.jackfield.webwire.client;

import io.jackfield.core.Scheduler;

import org.jspecify.annotations.Nullable;

import java.util.function.LongSupplier;

/**
 * The timers of a client without a connection: given by its builder, or its own, with a thread that
 * is there only between the first wait and the client's end.
 */
final class Timers {
    private final @Nullable Scheduler given;
    private @Nullable Scheduler own;

    Timers(@Nullable Scheduler given) {
        this.given = given;
    }

    LongSupplier clock() {
        return given == null ? System::nanoTime : given::nanoTime;
    }

    synchronized Scheduler scheduler() {
        if (given != null) {
            return given;
        }
        Scheduler running = own;
        if (running == null) {
            running = Scheduler.start("jackfield-webwire-timers");
            own = running;
        }
        return running;
    }

    /** Ends the thread; the next use starts another. */
    void stop() {
        Scheduler running;
        synchronized (this) {
            running = own;
            own = null;
        }
        if (running != null) {
            running.close();
        }
    }
}
