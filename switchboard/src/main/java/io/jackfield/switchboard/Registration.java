package io.jackfield.switchboard;

import java.time.Duration;
import java.util.List;

/** Functions that are offered together and vanish together. Safe for use by any thread. */
public interface Registration extends AutoCloseable {

    /** What was offered, in order. */
    List<FunctionInfo> functions();

    /**
     * Refuses new calls with {@code UNAVAILABLE}, waits until those in flight ended, then closes.
     * Blocks that long.
     *
     * @param limit how long to wait at most; then calls still in flight end as with {@link #close}
     * @return whether all ended by themselves
     */
    boolean drain(Duration limit);

    /**
     * Takes the functions away. Calls in flight end with {@code UNAVAILABLE}, their handlers are
     * cancelled. Does not block; without effect the second time.
     */
    @Override
    void close();
}
