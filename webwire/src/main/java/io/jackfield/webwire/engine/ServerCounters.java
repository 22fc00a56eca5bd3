package io.jackfield.webwire.engine;

import java.util.concurrent.atomic.LongAdder;

/** What the connections of a server have done so far. */
public final class ServerCounters {
    /** Requests that a handler was asked to answer. */
    public final LongAdder requests = new LongAdder();

    /** Signals that a handler was given. */
    public final LongAdder signals = new LongAdder();

    /** Requests that ended with an internal error. */
    public final LongAdder internalErrors = new LongAdder();

    /** Messages that were none, or not allowed. */
    public final LongAdder malformed = new LongAdder();

    /** For a server. */
    public ServerCounters() {}
}
