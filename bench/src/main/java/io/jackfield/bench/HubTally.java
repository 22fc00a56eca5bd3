package io.jackfield.bench;

import java.util.Arrays;
import java.util.List;

/**
 * What the process of a hub says of a run, as one line of numbers.
 *
 * @param calls that were answered
 * @param nanos how long the run took
 * @param median of the latencies, in nanoseconds
 * @param tail their 99th percentile
 * @param allocated bytes
 */
record HubTally(long calls, long nanos, long median, long tail, long allocated) {

    static HubTally parse(String line) {
        List<Long> parts = Arrays.stream(line.strip().split(" ", -1)).map(Long::valueOf).toList();
        return new HubTally(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }

    @Override
    public String toString() {
        return calls + " " + nanos + " " + median + " " + tail + " " + allocated;
    }
}
