package io.jackfield.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Calls plugins through hubs of several makes in turn, several rounds for each number outstanding,
 * then has them broadcast. A round counts only if the raw echo, run first and again last, repeats
 * its processor time as it does for {@link SpeedRun}.
 */
final class HubRun {
    private static final List<String> JVM = List.of("-Xms256m", "-Xmx256m");

    private final HubSettings settings;
    private final Path folder = TemporaryFolder.create();

    HubRun(HubSettings settings) {
        this.settings = settings;
    }

    void run() throws IOException {
        HubReport.printReference();
        for (String wire : settings.wires()) {
            calls(wire);
            broadcasts(wire);
        }
    }

    private void calls(String wire) throws IOException {
        List<HubRow> rows = HubRow.of(settings.rows(), false, wire.equals("unix"));
        try (var pairs = new Pairs(wire, rows, 1)) {
            // With few outstanding it would take minutes until all is compiled.
            pairs.warmUp(Collections.max(settings.outstanding()));
            for (int outstanding : settings.outstanding()) {
                String title = "%d outstanding, %s".formatted(outstanding, wire);
                HubReport.print(title, pairs.rounds(outstanding));
            }
        }
    }

    private void broadcasts(String wire) throws IOException {
        List<HubRow> rows = HubRow.of(settings.rows(), true, wire.equals("unix"));
        if (!rows.isEmpty()) {
            try (var pairs = new Pairs(wire, rows, settings.plugins())) {
                pairs.warmUp(1);
                String title = "broadcast to %d plugins, %s".formatted(settings.plugins(), wire);
                HubReport.print(title, pairs.rounds(1));
            }
        }
    }

    /** All that is compared on one wire. */
    private final class Pairs implements AutoCloseable {
        private final List<HubRow> rows;
        private final Child raw;
        private final Map<HubPair.Kind, HubPair> pairs = new EnumMap<>(HubPair.Kind.class);

        Pairs(String wire, List<HubRow> rows, int plugins) throws IOException {
            this.rows = rows;
            boolean isUnix = wire.equals("unix");
            raw = Child.start(isUnix ? Subject.RAW_UNIX : Subject.RAW_TCP, JVM);
            for (HubRow row : rows) {
                String file = row.kind().name() + plugins + ".sock";
                String place = isUnix ? "unix:" + folder.resolve(file) : "tcp://127.0.0.1:0";
                if (!pairs.containsKey(row.kind())) {
                    pairs.put(row.kind(), HubPair.start(row.kind(), place, plugins));
                }
            }
        }

        /** Long enough for the compilers of all processes. */
        void warmUp(int outstanding) throws IOException {
            var _ = Sample.take(raw, shape(outstanding), settings.warmUp(), Duration.ofMillis(1));
            for (HubRow row : rows) {
                pair(row).warmUp(row.verb(), outstanding, settings.warmUp());
            }
        }

        List<HubReport.Round> rounds(int outstanding) throws IOException {
            List<HubReport.Round> counted = new ArrayList<>();
            for (int round = 0; round < settings.rounds(); round++) {
                Sample first = raw(outstanding);
                Map<HubRow, HubSample> samples = new EnumMap<>(HubRow.class);
                for (HubRow row : rows) {
                    pair(row).warmUp(row.verb(), outstanding, settings.time().dividedBy(4));
                    samples.put(row, pair(row).take(row.verb(), outstanding, settings.time()));
                }
                double drift = raw(outstanding).driftFrom(first);
                if (drift > SpeedRun.MOST_DRIFT) {
                    System.out.printf(
                            "(a round does not count: %s off by %.0f %% at the end)%n",
                            raw.subject().label(), (drift - 1) * 100);
                } else {
                    counted.add(new HubReport.Round(HubSample.of(first), samples));
                }
            }
            return counted;
        }

        private Sample raw(int outstanding) throws IOException {
            Duration warmUp = settings.time().dividedBy(4);
            return Sample.take(raw, shape(outstanding), warmUp, settings.time());
        }

        private Load.Shape shape(int outstanding) {
            return new Load.Shape(1, outstanding);
        }

        private HubPair pair(HubRow row) {
            HubPair pair = pairs.get(row.kind());
            if (pair == null) {
                throw new IllegalStateException("not started: " + row);
            }
            return pair;
        }

        @Override
        public void close() throws IOException {
            pairs.values().forEach(HubPair::close);
            raw.close();
        }
    }
}
