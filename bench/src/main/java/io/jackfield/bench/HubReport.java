package io.jackfield.bench;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Prints medians over rounds as a Markdown table. */
final class HubReport {

    /**
     * What was measured in turn.
     *
     * @param raw the echo that stands below all
     * @param rows the others
     */
    record Round(HubSample raw, Map<HubRow, HubSample> rows) {}

    /** Of a hub that cannot be run here, since no registry has it. */
    static void printReference() {
        System.out.println(
                """

                For reference, not of this run: the unmodified hub in Go, Go at both ends, took 70 us
                on TCP and 64 us on a Unix socket with one call outstanding, made 81,000/s and
                127,000/s with 100, and broadcast to 100 plugins 500 to 600 times a second.\
                """);
    }

    static void print(String title, List<Round> rounds) {
        System.out.printf("%n### %s: %d rounds counted%n%n", title, rounds.size());
        if (rounds.isEmpty()) {
            return;
        }
        System.out.println(
                """
                | | per second | × Go hub | p50 µs | p99 µs | hub µs | plugin µs | hub B | plugin B |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|\
                """);
        line("Netty echo", rounds, Round::raw, "–");
        for (HubRow row : rounds.getFirst().rows().keySet()) {
            line(row.label(), rounds, round -> round.rows().get(row), ratio(rounds, row));
        }
    }

    private static void line(
            String label,
            List<Round> rounds,
            Function<Round, @Nullable HubSample> which,
            String ratio) {
        System.out.printf(
                "| %s | %,.0f | %s | %.1f | %.1f | %s | %s | %s | %s |%n",
                label,
                median(rounds, which, HubSample::perSecond),
                ratio,
                median(rounds, which, HubSample::median),
                median(rounds, which, HubSample::tail),
                known("%.2f", median(rounds, which, HubSample::hubNanos) / 1e3),
                known("%.2f", median(rounds, which, HubSample::pluginNanos) / 1e3),
                known("%,.0f", median(rounds, which, HubSample::hubBytes)),
                known("%,.0f", median(rounds, which, HubSample::pluginBytes)));
    }

    private static String known(String format, double value) {
        return value == 0 ? "–" : format.formatted(value);
    }

    /** Median of the ratios of rates, each of two samples of the same round. */
    private static String ratio(List<Round> rounds, HubRow row) {
        HubRow peer = row.verb() == HubVerb.BROADCAST ? HubRow.GO_HUB_CROWD : HubRow.GO_HUB;
        List<Double> ratios = new ArrayList<>();
        for (Round round : rounds) {
            HubSample own = round.rows().get(row);
            HubSample go = round.rows().get(peer);
            if (own != null && go != null) {
                ratios.add(own.perSecond() / go.perSecond());
            }
        }
        return ratios.isEmpty() ? "–" : "%.2f".formatted(Report.median(ratios));
    }

    private static double median(
            List<Round> rounds,
            Function<Round, @Nullable HubSample> which,
            ToDoubleFunction<HubSample> value) {
        List<Double> values = new ArrayList<>();
        for (Round round : rounds) {
            HubSample sample = which.apply(round);
            if (sample != null) {
                values.add(value.applyAsDouble(sample));
            }
        }
        return Report.median(values);
    }

    private HubReport() {}
}
