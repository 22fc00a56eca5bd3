package io.jackfield.core;

/** On which thread a handler runs. */
public enum Execution {
    /**
     * On the event loop of the link that brought the call: the fast path. A promise that the
     * handler never blocks: no locks that are held long, no files, no sockets, no waiting for other
     * calls. Who breaks it stalls every link of that loop.
     */
    INLINE,
    /** On a virtual thread, where it may block as it likes. The default. */
    BLOCKING
}
