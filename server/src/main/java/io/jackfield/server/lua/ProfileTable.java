package io.jackfield.server.lua;

import io.jackfield.lua.LuaProfile;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A profile as text: the lines that took longest first. */
final class ProfileTable {
    private static final int MOST_LINES = 40;
    private static final double NANOS_PER_MILLI = 1e6;

    static String of(LuaProfile profile) {
        List<LuaProfile.Line> lines = profile.lines();
        long all = lines.stream().mapToLong(line -> line.time().toNanos()).sum();
        var text = new StringBuilder("      time  share  line\n");
        lines.stream()
                .limit(MOST_LINES)
                .forEach(
                        line ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "%8.1fms %5.1f%%  %s%n",
                                                millis(line.time()),
                                                100.0 * line.time().toNanos() / Math.max(all, 1),
                                                line.position())));
        if (lines.size() > MOST_LINES) {
            text.append("                   and ")
                    .append(lines.size() - MOST_LINES)
                    .append(" more lines\n");
        }
        return text.toString();
    }

    private static double millis(Duration time) {
        return time.toNanos() / NANOS_PER_MILLI;
    }

    private ProfileTable() {}
}
