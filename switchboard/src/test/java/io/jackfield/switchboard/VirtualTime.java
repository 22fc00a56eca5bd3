package io.jackfield.switchboard;

import io.jackfield.core.Cancellable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock that stands still until a test moves it. */
final class VirtualTime implements Scheduler {
    private record Task(long at, Runnable action) {}

    private final List<Task> tasks = new ArrayList<>();
    private long now = 1;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Cancellable after(Duration delay, Runnable action) {
        var task = new Task(now + delay.toNanos(), action);
        tasks.add(task);
        return () -> remove(task);
    }

    private synchronized void remove(Task task) {
        tasks.remove(task);
    }

    synchronized int pending() {
        return tasks.size();
    }

    void pass(Duration time) {
        List<Task> due;
        synchronized (this) {
            now += time.toNanos();
            due =
                    tasks.stream()
                            .filter(task -> task.at <= now)
                            .sorted(Comparator.comparingLong(Task::at))
                            .toList();
            tasks.removeAll(due);
        }
        due.forEach(task -> task.action.run());
    }
}
