package io.jackfield.hub.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import tools.jackson.databind.JsonNode;

import java.util.Set;

/** What came of an action. */
sealed interface Outcome {

    /** It returned; with JSON if it was a call. */
    record Returned(String json) implements Outcome {}

    /** It failed. */
    record Failed(JackfieldException why) implements Outcome {}

    /** Texts with which the original's hub says that a connection is gone, or about to. */
    Set<String> GONE = Set.of("EOF", "unexpected EOF", "connection is shut down");

    /** Compares with what was recorded. */
    default void expect(Scenario scenario, Action action) {
        JsonNode recorded = Departure.recorded(scenario, action);
        if (recorded.has("error")) {
            assertThat(this).as(action.does()).isInstanceOf(Failed.class);
            failed(scenario, recorded.path("error").asString(), ((Failed) this).why());
        } else if (action.verb().equals("Call") || recorded.has("result")) {
            assertThat(this).as(action.does()).isInstanceOf(Returned.class);
            returned(recorded.path("result"), ((Returned) this).json());
        }
    }

    private static void failed(Scenario scenario, String text, JackfieldException why) {
        if (text.startsWith("plugin ") && text.endsWith(" not found")) {
            assertThat(why.code()).isEqualTo(Code.NOT_FOUND);
        } else if (text.equals("method not found")) {
            assertThat(why.code()).isEqualTo(Code.NOT_FOUND);
            assertThat(why.reason()).isEqualTo(text);
        } else if (wasSent(scenario, text)) {
            assertThat(why.code()).isEqualTo(Code.UNKNOWN);
            assertThat(why.reason()).isEqualTo(text);
        } else if (text.startsWith("json: unsupported") || text.startsWith("reserved")) {
            assertThat(why.code()).isEqualTo(Code.INVALID_ARGUMENT);
        } else if (GONE.contains(text) || text.startsWith("gob: ") || text.startsWith("read tcp")) {
            assertThat(why.code()).isEqualTo(Code.UNAVAILABLE);
        } else {
            assertThat(why.code()).as(text).isEqualTo(Code.DATA_LOSS);
        }
    }

    private static boolean wasSent(Scenario scenario, String text) {
        return scenario.steps().stream()
                .anyMatch(
                        step ->
                                !step.isHubs()
                                        && step.value().path("Error").asString("").equals(text));
    }

    private static void returned(JsonNode recorded, String json) {
        String text = recorded.asString("");
        if (text.startsWith("string of ")) {
            assertThat(json)
                    .hasSize(Integer.parseInt(text.replaceFirst("string of (\\d+) .*", "$1")) + 2);
        } else if (recorded.isNull() || recorded.isMissingNode()) {
            assertThat(json).isIn("", "null");
        } else {
            Expected.sameJson(recorded, Recordings.JSON.readTree(json));
        }
    }
}
