package io.jackfield.interop;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.util.Objects;

/** Prints {@code PASS name} or {@code FAIL name why} for each check, and the sum at the end. */
final class Checks {
    private final PrintStream out;
    private int passed;
    private int failed;

    Checks(PrintStream out) {
        this.out = out;
    }

    /** Something that is to work. */
    interface Check {
        /**
         * Tries it.
         *
         * @throws Exception whose message says why not
         */
        void run() throws Exception;
    }

    void check(String name, Check check) {
        try {
            check.run();
            passed++;
            out.println("PASS " + name);
        } catch (Exception | AssertionError e) {
            failed++;
            out.println("FAIL " + name + " " + String.valueOf(e.getMessage()).replace('\n', ' '));
        }
    }

    /** Prints the sum; whether nothing failed. */
    boolean end() {
        out.println(passed + " passed, " + failed + " failed");
        return failed == 0;
    }

    static void equal(Object expected, @Nullable Object seen) {
        if (!Objects.equals(expected, seen)) {
            throw new AssertionError("expected " + expected + ", was " + seen);
        }
    }

    static void that(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
