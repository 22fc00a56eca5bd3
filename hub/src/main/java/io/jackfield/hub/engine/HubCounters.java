package io.jackfield.hub.engine;

import io.jackfield.hub.HubCounts;

import java.util.concurrent.atomic.LongAdder;

/** What a hub counts. */
public final class HubCounters {
    final LongAdder calls = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder expired = new LongAdder();
    final LongAdder unmatched = new LongAdder();
    final LongAdder messages = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder malformed = new LongAdder();

    /** All zero. */
    public HubCounters() {}

    /** A message of a plugin was dropped. */
    public void messageDropped() {
        dropped.increment();
    }

    /**
     * What was counted so far.
     *
     * @param connected how many plugins are connected now
     */
    public HubCounts counts(int connected) {
        return new HubCounts(
                connected,
                calls.sum(),
                failures.sum(),
                expired.sum(),
                unmatched.sum(),
                messages.sum(),
                dropped.sum(),
                refused.sum(),
                malformed.sum());
    }
}
