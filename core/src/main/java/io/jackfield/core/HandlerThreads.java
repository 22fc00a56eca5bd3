package io.jackfield.core;

import java.lang.System.Logger.Level;

/** The virtual threads that handlers run on. */
final class HandlerThreads {
    private static final System.Logger LOG = System.getLogger(Dispatch.class.getName());
    private static final Thread.Builder.OfVirtual BUILDER =
            Thread.ofVirtual().name("jackfield-handler");

    static void start(Runnable task) {
        BUILDER.start(task);
    }

    /**
     * Runs a task so that its fault ends nothing but itself, and leaves no interrupt to the next.
     */
    static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable fault) {
            LOG.log(Level.ERROR, "a handler's task failed", fault);
        } finally {
            Thread.interrupted();
        }
    }

    private HandlerThreads() {}
}
