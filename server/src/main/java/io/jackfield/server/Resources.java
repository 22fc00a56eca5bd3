package io.jackfield.server;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a server has to close, the last first. Safe from many threads. */
final class Resources implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(JackfieldServer.class.getName());

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T own(T resource) {
        synchronized (open) {
            open.push(resource);
        }
        return resource;
    }

    /** Closes all of them, whatever one of them throws. */
    @Override
    public void close() {
        for (AutoCloseable resource = next(); resource != null; resource = next()) {
            try {
                resource.close();
            } catch (Exception fault) {
                LOG.log(
                        Level.WARNING,
                        "closing " + resource.getClass().getSimpleName() + " failed",
                        fault);
            }
        }
    }

    private @Nullable AutoCloseable next() {
        synchronized (open) {
            return open.poll();
        }
    }
}
