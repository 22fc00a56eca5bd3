package io.jackfield.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints medians over rounds as a Markdown table. */
final class Report {

    static void print(Load.Shape shape, List<Map<Subject, Sample>> rounds) {
        System.out.printf("%n### %s: %d rounds counted%n%n", shape, rounds.size());
        if (rounds.isEmpty()) {
            return;
        }
        System.out.println(
                "| Echo | messages/s | server µs/message | × raw | p50 µs | p99 µs | p99.9 µs |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|");
        for (Subject subject : rounds.getFirst().keySet()) {
            System.out.printf(
                    "| %s | %,.0f | %.3f | %s | %.1f | %.1f | %.1f |%n",
                    subject.label(),
                    median(rounds, subject, Sample::perSecond),
                    median(rounds, subject, sample -> sample.serverNanos() / 1e3),
                    ratio(rounds, subject),
                    median(rounds, subject, sample -> sample.micros(50)),
                    median(rounds, subject, sample -> sample.micros(99)),
                    median(rounds, subject, sample -> sample.micros(99.9)));
        }
    }

    /** Median of the ratios, each of two samples of the same round. */
    private static String ratio(List<Map<Subject, Sample>> rounds, Subject subject) {
        List<Double> ratios = new ArrayList<>();
        for (Map<Subject, Sample> round : rounds) {
            Sample own = round.get(subject);
            Sample raw = round.get(subject.peer());
            if (own != null && raw != null) {
                ratios.add(own.serverNanos() / raw.serverNanos());
            }
        }
        return ratios.isEmpty() ? "–" : "%.2f".formatted(median(ratios));
    }

    private static double median(
            List<Map<Subject, Sample>> rounds, Subject subject, ToDoubleFunction<Sample> value) {
        return median(
                rounds.stream()
                        .map(round -> round.get(subject))
                        .filter(sample -> sample != null)
                        .map(value::applyAsDouble)
                        .toList());
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private Report() {}
}
