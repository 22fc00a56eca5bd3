package io.jackfield.hub.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.hub.AsyncData;
import io.jackfield.hub.ConnectedPlugin;
import io.jackfield.hub.HubListener;

import org.awaitility.Awaitility;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a hub told its listener, in the words of the recordings. */
final class Heard implements HubListener {
    private final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void connected(ConnectedPlugin plugin) {
        async(plugin, "\"" + plugin.info().version() + " connected\"");
    }

    @Override
    public void message(AsyncData message) {
        String payload = message.payload().string();
        async(message.plugin(), payload.isEmpty() ? "null" : payload);
    }

    @Override
    public void disconnected(ConnectedPlugin plugin, boolean graceful) {
        events.add("callback " + plugin.info().name() + " graceful " + graceful);
        async(plugin, "\"" + plugin.info().version() + " disconnected\"");
    }

    private void async(ConnectedPlugin plugin, String payload) {
        events.add("async " + plugin.info().name() + " " + Recordings.JSON.readTree(payload));
    }

    /** All that was recorded, and nothing else; the original keeps no order among messages. */
    void expect(Scenario scenario) {
        List<String> expected = recorded(scenario);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(events).containsExactlyInAnyOrderElementsOf(expected));
    }

    private static List<String> recorded(Scenario scenario) {
        var expected = new ArrayList<String>(Departure.heardToo(scenario));
        for (JsonNode event : scenario.json().path("hubOutcome").path("events")) {
            String name = event.path("name").asString("");
            switch (event.path("event").asString()) {
                case "async" -> expected.add("async " + name + " " + event.path("payload"));
                case "callback" ->
                        expected.add(
                                "callback "
                                        + name
                                        + " graceful "
                                        + event.path("graceful").asBoolean());
                default -> {
                    // The end of the original's queue: the queue is not part of a listener.
                }
            }
        }
        Departure.unheard(scenario).forEach(expected::remove);
        return expected;
    }
}
