package io.jackfield.lua.compile;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts classes that are in use, so that scripts cannot fill the memory that the JVM has for them.
 * A class goes with its function; its place is free again after the next garbage collection. Safe
 * from many threads.
 */
final class LiveCode {
    private final int most;
    private final ReferenceQueue<Class<?>> gone = new ReferenceQueue<>();
    private final Set<Object> live = new HashSet<>();

    /**
     * Room for so many.
     *
     * @param most classes at a time
     */
    LiveCode(int most) {
        this.most = most;
    }

    /** Whether there is room for one more. */
    synchronized boolean hasRoom() {
        for (Object next = gone.poll(); next != null; next = gone.poll()) {
            live.remove(next);
        }
        return live.size() < most;
    }

    /** Counts a class until it is collected. */
    synchronized void add(Class<?> made) {
        live.add(new WeakReference<>(made, gone));
    }

    /** How many there are, those included that were collected just now. */
    synchronized int size() {
        return live.size();
    }
}
