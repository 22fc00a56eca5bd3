package io.jackfield.bench;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens WebSockets that say nothing, and compares the memory of the server with that of the same
 * server before, each after garbage collection.
 */
final class IdleRun {
    /** One after another, so that classes are loaded and code is compiled before the first look. */
    private static final int WARM_UP = 5_000;

    /** By default up to 70 % of the heap may be empty, and still be resident. */
    private static final List<String> JVM =
            List.of(
                    "-Xmx256m",
                    "-XX:+UseG1GC",
                    "-XX:MinHeapFreeRatio=5",
                    "-XX:MaxHeapFreeRatio=10");

    private final Settings settings;

    IdleRun(Settings settings) {
        this.settings = settings;
    }

    void run() throws IOException {
        System.out.printf(
                "%n### %,d idle WebSockets: bytes for each over the empty server%n%n",
                settings.connections());
        System.out.println("| Echo | resident | live heap | direct buffers | empty server, MB |");
        System.out.println("|---|---:|---:|---:|---:|");
        for (int round = 0; round < settings.rounds(); round++) {
            for (Subject subject : settings.subjects()) {
                if (subject.wire().isWebSocket()) {
                    measure(subject);
                }
            }
        }
    }

    private void measure(Subject subject) throws IOException {
        List<SocketChannel> connections = new ArrayList<>();
        try (Child server = Child.start(subject, JVM)) {
            for (int i = 0; i < WARM_UP; i++) {
                open(server, 1, connections);
                closeAll(connections);
            }
            Usage empty = server.memory();
            open(server, settings.connections(), connections);
            Usage full = server.memory();
            double count = connections.size();
            System.out.printf(
                    "| %s | %,.0f | %,.0f | %,.0f | %.0f |%n",
                    subject.label(),
                    (full.resident() - empty.resident()) / count,
                    (full.heap() - empty.heap()) / count,
                    (full.direct() - empty.direct()) / count,
                    empty.resident() / 1e6);
        } finally {
            closeAll(connections);
        }
    }

    private static void open(Child server, int count, List<SocketChannel> connections)
            throws IOException {
        for (int i = 0; i < count; i++) {
            connections.add(Handshake.open(server.address(), server.subject().wire()));
        }
    }

    private static void closeAll(List<SocketChannel> connections) throws IOException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
        connections.clear();
    }
}
