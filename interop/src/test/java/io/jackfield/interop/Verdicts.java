package io.jackfield.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a program of checks prints: {@code PASS name}, {@code FAIL name why}, and the sum. */
final class Verdicts {

    /** Each line as a test of its own. */
    static Stream<DynamicTest> of(List<String> lines) {
        var tests = new ArrayList<DynamicTest>();
        for (String line : lines) {
            if (line.startsWith("PASS ") || line.startsWith("FAIL ")) {
                String name = line.substring(5).split(" ", 2)[0];
                tests.add(
                        DynamicTest.dynamicTest(name, () -> assertThat(line).startsWith("PASS ")));
            }
        }
        String last = lines.isEmpty() ? "nothing was printed" : lines.getLast();
        tests.add(
                DynamicTest.dynamicTest(
                        "all",
                        () ->
                                assertThat(last)
                                        .isEqualTo((tests.size() - 1) + " passed, 0 failed")));
        return tests.stream();
    }

    private Verdicts() {}
}
