package io.jackfield.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Limits;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The fuzzing client of the Autobahn test suite against an echo route. Needs the jars that the
 * profile fetches: {@code mvn -B verify -Pautobahn -pl transport -am}.
 */
@Tag("autobahn")
class AutobahnTest {
    private static final int CASES = 301;

    /** The longest message of the suite has 16 MiB. */
    private static final int LONGEST = 16 << 20;

    @Test
    void noCaseFails() throws Exception {
        var route =
                WebSocketRoute.exact("/", request -> new Echo())
                        .withLimits(Limits.DEFAULT.withMaxQueuedBytes(LONGEST));
        List<String> results;
        try (Transport transport = Transport.create()) {
            Endpoint at =
                    transport
                            .listen(
                                    ListenerOptions.builder(Endpoint.parse("ws://127.0.0.1:0/"))
                                            .http(HttpServer.builder().route(route).build())
                                            .build())
                            .endpoint();
            results = runClient(at);
        }
        assertThat(results).hasSize(CASES);
        // "NON-STRICT" and "INFORMATIONAL" leave a choice to the server; the rest would be
        // failures.
        assertThat(results)
                .allMatch(
                        line ->
                                line.matches(
                                        "\\S+ (OK|NON-STRICT|INFORMATIONAL) (OK|INFORMATIONAL)"));
    }

    /** Each case as its number, how it went, and how its close went. */
    private static List<String> runClient(Endpoint at) throws Exception {
        Path folder = Path.of(System.getProperty("autobahn.folder", "target/autobahn"));
        Path script = script();
        Path log = folder.resolve("client.log");
        Process client =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dpython.cachedir.skip=true",
                                "-cp",
                                folder.resolve("suite.jar")
                                        + File.pathSeparator
                                        + folder.resolve("jython.jar"),
                                "org.python.util.jython",
                                script.toString(),
                                at.toString(),
                                folder.resolve("report").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            assertThat(client.waitFor(15, TimeUnit.MINUTES)).as("ended by itself").isTrue();
        } finally {
            client.destroyForcibly();
        }
        assertThat(client.exitValue()).as("status; see %s", log).isZero();
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("RESULT "))
                    .map(line -> line.substring("RESULT ".length()))
                    .toList();
        }
    }

    private static Path script() throws Exception {
        var at = AutobahnTest.class.getResource("/autobahn/fuzzingclient.py");
        return Path.of(Objects.requireNonNull(at, "the script is missing").toURI());
    }
}
