package io.jackfield.hub.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.hub.frames.Envelope;
import io.jackfield.hub.wire.RawPeer;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Compares what a plugin answered with what was recorded. */
final class Answer {
    private static final String PANIC = "panic: ";

    /** How the texts of Go's libraries begin that say what is wrong with an argument or result. */
    private static final List<String> ABOUT_JSON =
            List.of(
                    "json: ",
                    "illegal base64",
                    "parsing time",
                    "unexpected end of JSON",
                    "invalid character");

    /** The recorded bytes or value, or what the specification asks for in their place. */
    static void expect(Scenario scenario, Step step, RawPeer.Received<Envelope> received) {
        JsonNode recorded = PluginDeparture.recorded(scenario, step);
        Envelope seen = received.value();
        String error = recorded.path("Error").asString("");
        boolean isFailure = !error.isEmpty();
        if (PluginDeparture.varies(scenario, step)) {
            assertThat(seen.error()).isEmpty();
            assertThat(seen.payload()).isNotEmpty();
        } else if (isFailure && ABOUT_JSON.stream().anyMatch(error::startsWith)) {
            // 5: a text of the library that reads JSON; there the words are its own.
            assertThat(seen.error()).as("%s", recorded).startsWith("json: ");
            assertThat(seen.payload()).isEmpty();
        } else if (error.startsWith(PANIC)) {
            // 14: the argument is not sent back; what a fault says is Java's.
            assertThat(seen.error()).startsWith(isOfTheRuntime(error) ? PANIC : error);
            assertThat(seen.payload()).isEmpty();
        } else if (!isFailure && !recorded.has("Payload")) {
            // 14: no result is always sent as null.
            assertThat(seen.error()).isEmpty();
            assertThat(seen.payload()).asString(StandardCharsets.UTF_8).isEqualTo("null");
        } else {
            Expected.value(new Step("", false, "", step.bytes(), recorded), received);
        }
    }

    private static boolean isOfTheRuntime(String error) {
        return error.startsWith(PANIC + "runtime error") || error.equals(PANIC);
    }

    private Answer() {}
}
