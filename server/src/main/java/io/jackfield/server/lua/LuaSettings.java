package io.jackfield.server.lua;

import io.jackfield.lua.LuaBudget;
import io.jackfield.lua.LuaStateBuilder.Grant;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code jackfield lua} was asked to do.
 *
 * @param chunks source texts of {@code -e}, run first
 * @param words script and its arguments; the script {@code -} is standard input
 * @param isPrompt whether to read chunks after the script, as with {@code -i}
 * @param isProfiled whether to print time by line at the end
 * @param budget what all of it, or each chunk that is typed, may cost
 * @param grants what is off by default
 */
public record LuaSettings(
        List<String> chunks,
        List<String> words,
        boolean isPrompt,
        boolean isProfiled,
        LuaBudget budget,
        Set<Grant> grants) {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,9})([KMG]?)i?B");
    private static final long LEAST_BYTES = 1 << 14;

    /** Copies the lists. */
    public LuaSettings {
        chunks = List.copyOf(chunks);
        words = List.copyOf(words);
        grants = Set.copyOf(grants);
    }

    /**
     * The budget that flags name; what they do not name is unlimited.
     *
     * @param steps as typed, empty for no limit
     * @param time as typed, empty for no limit
     * @param memory as typed, empty for no limit
     * @throws IllegalArgumentException naming the flag that was not understood
     */
    public static LuaBudget budget(String steps, String time, String memory) {
        LuaBudget budget = LuaBudget.unlimited();
        if (!steps.isEmpty()) {
            if (!steps.matches("[1-9]\\d{0,17}")) {
                throw wrong("--steps", "a number, such as 1000000", steps);
            }
            budget = budget.withSteps(Long.parseLong(steps));
        }
        if (!time.isEmpty()) {
            budget = budget.withTime(duration(time));
        }
        return memory.isEmpty() ? budget : budget.withBytes(bytes(memory));
    }

    private static Duration duration(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw wrong("--time", "a duration, such as 500ms, 2s or 5m", text);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private static long bytes(String text) {
        Matcher matcher = BYTES.matcher(text);
        long bytes = 0;
        if (matcher.matches()) {
            bytes = Long.parseLong(matcher.group(1)) << (10 * " KMG".indexOf(unit(matcher)));
        }
        if (bytes < LEAST_BYTES) {
            throw wrong("--memory", "a size of at least 16KB, such as 64MB", text);
        }
        return bytes;
    }

    private static String unit(Matcher matcher) {
        return matcher.group(2).isEmpty() ? " " : matcher.group(2);
    }

    /**
     * The grants that {@code --grant} names. Collecting garbage is granted always.
     *
     * @param names of libraries, as typed; {@code all} for all
     * @throws IllegalArgumentException naming the one that is not known
     */
    public static Set<Grant> grants(List<String> names) {
        Set<Grant> grants = EnumSet.of(Grant.COLLECT);
        for (String name : names) {
            switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "io" -> grants.add(Grant.IO);
                case "os" -> grants.add(Grant.OS);
                case "process" -> grants.add(Grant.PROCESS);
                case "load" -> grants.add(Grant.LOAD_FILES);
                case "package" -> grants.add(Grant.PACKAGE);
                case "debug" -> grants.add(Grant.DEBUG);
                case "all" -> grants.addAll(EnumSet.allOf(Grant.class));
                default ->
                        throw wrong(
                                "--grant", "of io, os, process, load, package, debug, all", name);
            }
        }
        return grants;
    }

    private static IllegalArgumentException wrong(String flag, String expected, String given) {
        return new IllegalArgumentException(
                flag + " must be " + expected + ", was \"" + given + "\"");
    }
}
