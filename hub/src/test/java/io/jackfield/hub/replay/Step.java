package io.jackfield.hub.replay;

import tools.jackson.databind.JsonNode;

/**
 * What one side sent at once, or how it ended a connection.
 *
 * @param connection whose; empty if there is only one
 * @param isHubs whether the hub did it
 * @param event {@code close} or {@code reset}; empty for bytes
 * @param bytes one value with the definitions before it, or whatever else was sent
 * @param value the value as the file tells it; missing if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Read where it is; nobody compares steps.
record Step(String connection, boolean isHubs, String event, byte[] bytes, JsonNode value) {

    static Step of(JsonNode json) {
        JsonNode value = json.path("decoded").path(json.path("decoded").size() - 1).path("value");
        return new Step(
                json.path("connection").asString(""),
                json.path("from").asString().equals("hub"),
                json.path("event").asString(""),
                LongBytes.of(json),
                value);
    }

    boolean isEnd() {
        return !event.isEmpty();
    }
}
