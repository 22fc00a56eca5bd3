package io.jackfield.lua;

import io.jackfield.lua.machine.Machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a state spends its time: a thread of its own looks at the running line again and again, and
 * counts the time since it looked last for that line. Time in functions of libraries counts for the
 * line that calls them. Exact enough for what takes many samples.
 *
 * <p>Lines are known well only in chunks that the state compiled with {@link
 * LuaStateBuilder#marksLines}; otherwise a line without calls counts for one before.
 *
 * <p>May be asked and closed from any thread.
 */
public final class LuaProfile implements AutoCloseable {
    /** A script cannot make the profile grow beyond this: the rest counts for no line. */
    private static final int MOST_LINES = 100_000;

    private static final Duration SHORTEST = Duration.ofNanos(100_000);

    private final Machine machine;
    private final long interval;
    private final Map<String, LongAdder> nanos = new ConcurrentHashMap<>();
    private final Thread sampler;
    private volatile boolean isClosed;

    /**
     * Time of one line.
     *
     * @param position name of the chunk and line, as in messages: {@code script.lua:12}
     * @param time estimated
     */
    public record Line(String position, Duration time) {}

    private LuaProfile(Machine machine, Duration interval) {
        this.machine = machine;
        this.interval = interval.toNanos();
        this.sampler = Thread.ofPlatform().daemon().name("lua-profile").unstarted(this::sample);
    }

    /**
     * Begins.
     *
     * @param state whose time is counted while it runs
     * @param interval between two looks; at least 100 microseconds, and 1 millisecond is sensible
     */
    public static LuaProfile start(LuaState state, Duration interval) {
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "interval must be at least 100 microseconds, was " + interval);
        }
        var profile = new LuaProfile((Machine) state, interval);
        profile.sampler.start();
        return profile;
    }

    private void sample() {
        long last = System.nanoTime();
        while (!isClosed) {
            LockSupport.parkNanos(interval);
            String position = machine.position();
            long now = System.nanoTime();
            if (!position.isEmpty() && (nanos.size() < MOST_LINES || nanos.containsKey(position))) {
                nanos.computeIfAbsent(position, key -> new LongAdder()).add(now - last);
            }
            last = now;
        }
    }

    /** All lines that were seen, the one that took longest first. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        nanos.forEach(
                (position, time) ->
                        lines.add(
                                new Line(LuaText.decode(position), Duration.ofNanos(time.sum()))));
        lines.sort(Comparator.comparing(Line::time).reversed().thenComparing(Line::position));
        return List.copyOf(lines);
    }

    /** Ends it; what was counted can still be asked for. */
    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(sampler);
        try {
            sampler.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
