package io.jackfield.webwire.engine;

import io.jackfield.core.Cancellable;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What is to happen when a connection ends. From any thread. */
final class Endings {
    private @Nullable Set<Ending> waiting;
    private boolean isOver;

    /** Runs a task at the end, or now if that was already. */
    Cancellable add(Runnable task) {
        var ending = new Ending(task);
        synchronized (this) {
            if (!isOver) {
                if (waiting == null) {
                    waiting = Collections.newSetFromMap(new IdentityHashMap<>(4));
                }
                waiting.add(ending);
                return ending;
            }
        }
        task.run();
        return ending;
    }

    /** The end. */
    void run() {
        List<Ending> due;
        synchronized (this) {
            isOver = true;
            due = waiting == null ? List.of() : List.copyOf(waiting);
            waiting = null;
        }
        due.forEach(ending -> ending.task.run());
    }

    private synchronized boolean remove(Ending ending) {
        return waiting != null && waiting.remove(ending);
    }

    private final class Ending implements Cancellable {
        private final Runnable task;

        Ending(Runnable task) {
            this.task = task;
        }

        @Override
        public void cancel() {
            remove(this);
        }
    }
}
