package io.jackfield.bench;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One measurement of one subject.
 *
 * @param perSecond messages
 * @param serverNanos processor time of the server for each message
 * @param latencies of bursts, in nanoseconds
 */
record Sample(double perSecond, double serverNanos, Histogram latencies) {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);

    static Sample take(Child server, Load.Shape shape, Duration warmUp, Duration time)
            throws IOException {
        try (Load load = Load.open(server.address(), server.subject().wire(), shape)) {
            load.run(warmUp, new Histogram(MOST_NANOS, 3));
            Histogram latencies = new Histogram(MOST_NANOS, 3);
            long processor = server.processorNanos();
            long start = System.nanoTime();
            long messages = load.run(time, latencies);
            double seconds = (System.nanoTime() - start) / 1e9;
            long used = server.processorNanos() - processor;
            return new Sample(messages / seconds, (double) used / messages, latencies);
        }
    }

    /** How far the processor time of two measurements lies apart: 1 if it is the same. */
    double driftFrom(Sample other) {
        return Math.max(serverNanos / other.serverNanos, other.serverNanos / serverNanos);
    }

    double micros(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e3;
    }
}
