package io.jackfield.hub.replay;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file of recorded connections, which lies beside the checkout. */
final class Recordings {
    static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final Path FILE = Path.of("shared", "vectors", "brpc-sessions.json");

    /**
     * All scenarios, in the order of the file.
     *
     * @throws TestAbortedException if the file is not there, saying where it was looked for
     */
    static List<Scenario> all() {
        for (@Nullable Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(FILE))) {
                JsonNode scenarios = JSON.readTree(at.resolve(FILE).toFile());
                return scenarios.valueStream().map(Scenario::of).toList();
            }
        }
        throw new TestAbortedException("there is no " + FILE + " beside the checkout");
    }

    private Recordings() {}
}
