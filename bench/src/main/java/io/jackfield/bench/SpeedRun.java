package io.jackfield.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Runs all subjects in turn, several rounds for each shape of load. A round counts only if the raw
 * echoes, run first and again last, repeat their processor time for a message within 15 %.
 */
final class SpeedRun {
    static final double MOST_DRIFT = 1.15;
    private static final List<String> JVM = List.of("-Xms256m", "-Xmx256m");
    private static final List<Subject> RAW = List.of(Subject.RAW_TCP, Subject.RAW_WEBSOCKET);

    private final Settings settings;

    SpeedRun(Settings settings) {
        this.settings = settings;
    }

    void run() throws IOException {
        Map<Subject, Child> servers = new EnumMap<>(Subject.class);
        try {
            for (Subject subject : settings.subjects()) {
                Child server = Child.start(subject, JVM);
                servers.put(subject, server);
                warmUp(server);
            }
            for (Load.Shape shape : settings.shapes()) {
                Report.print(shape, rounds(servers, shape));
            }
        } finally {
            for (Child server : servers.values()) {
                server.close();
            }
        }
    }

    /** Long enough for the compilers of both sides. */
    private void warmUp(Child server) throws IOException {
        for (Load.Shape shape : settings.shapes()) {
            Sample.take(server, shape, settings.warmUp(), Duration.ofMillis(1));
        }
    }

    private List<Map<Subject, Sample>> rounds(Map<Subject, Child> servers, Load.Shape shape)
            throws IOException {
        List<Map<Subject, Sample>> counted = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            Map<Subject, Sample> samples = new EnumMap<>(Subject.class);
            for (Map.Entry<Subject, Child> server : servers.entrySet()) {
                samples.put(server.getKey(), sample(server.getValue(), shape));
            }
            if (repeats(servers, shape, samples)) {
                counted.add(samples);
            }
        }
        return counted;
    }

    private boolean repeats(
            Map<Subject, Child> servers, Load.Shape shape, Map<Subject, Sample> samples)
            throws IOException {
        boolean repeats = true;
        for (Subject raw : RAW) {
            Child server = servers.get(raw);
            Sample first = samples.get(raw);
            if (server == null || first == null) {
                continue;
            }
            Sample last = sample(server, shape);
            double drift = last.driftFrom(first);
            if (drift > MOST_DRIFT) {
                System.out.printf(
                        "(a round does not count: %s off by %.0f %% at the end)%n",
                        raw.label(), (drift - 1) * 100);
                repeats = false;
            }
        }
        return repeats;
    }

    private Sample sample(Child server, Load.Shape shape) throws IOException {
        return Sample.take(server, shape, settings.time().dividedBy(4), settings.time());
    }
}
