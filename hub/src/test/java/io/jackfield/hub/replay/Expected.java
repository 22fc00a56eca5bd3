package io.jackfield.hub.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.hub.frames.Envelope;
import io.jackfield.hub.wire.RawPeer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** Compares what was seen with what was recorded. */
final class Expected {
    /** Numbers as the original's hub has them: all are doubles. */
    private static final Comparator<JsonNode> BY_VALUE =
            (one, other) ->
                    one.isNumber() && other.isNumber()
                            ? Double.compare(number(one), number(other))
                            : one.equals(other) ? 0 : 1;

    /** The recorded bytes; or the recorded value, where only the form of its JSON differs. */
    static void value(Step step, RawPeer.Received<Envelope> received) {
        if (Arrays.equals(step.bytes(), received.bytes())) {
            return;
        }
        Envelope seen = received.value();
        JsonNode value = step.value();
        assertThat(Long.toUnsignedString(seen.seq())).isEqualTo(value.path("Seq").asString("0"));
        assertThat(seen.trace()).isEqualTo(value.path("Trace").asString(""));
        assertThat(seen.method()).isEqualTo(value.path("Method").asString(""));
        assertThat(seen.error()).isEqualTo(value.path("Error").asString(""));
        sameJson(
                value.path("Payload").asString(""),
                new String(seen.payload(), StandardCharsets.UTF_8));
    }

    static void sameJson(String expected, String seen) {
        if (!expected.equals(seen)) {
            sameJson(read(expected), read(seen));
        }
    }

    static void sameJson(JsonNode expected, JsonNode seen) {
        if (!expected.equals(BY_VALUE, seen)) {
            assertThat(seen).isEqualTo(expected);
        }
    }

    private static double number(JsonNode node) {
        return Double.parseDouble(node.asString());
    }

    private static JsonNode read(String json) {
        try {
            return Recordings.JSON.readTree(json);
        } catch (JacksonException wrong) {
            throw new AssertionError("not JSON: " + json, wrong);
        }
    }

    private Expected() {}
}
