package io.jackfield.hub.replay;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A recorded scenario.
 *
 * @param name of it
 * @param script what the programs did
 * @param steps what went over the wire, over all connections
 * @param json all of it
 */
record Scenario(String name, List<Action> script, List<Step> steps, JsonNode json) {

    static Scenario of(JsonNode json) {
        var script = new ArrayList<Action>();
        for (JsonNode each : json.path("script")) {
            script.add(Action.of(each));
        }
        var steps = new ArrayList<Step>();
        for (JsonNode each : json.path("steps")) {
            steps.add(Step.of(each));
        }
        return new Scenario(
                json.path("name").asString(), List.copyOf(script), List.copyOf(steps), json);
    }

    /** Whether a hub of the original took part. */
    boolean hasHub() {
        return script.stream().anyMatch(action -> action.who().equals("hub"));
    }

    /** Whether a plugin of the original took part. */
    boolean hasPlugin() {
        return !json.path("plugins").isEmpty();
    }

    /** What was done when so many steps had been seen. */
    List<Action> at(int steps) {
        return script.stream().filter(action -> action.at() == steps).toList();
    }

    /** The connection of a peer: the only one has no label. */
    String connection(String label) {
        return steps.stream().anyMatch(step -> step.connection().equals(label)) ? label : "";
    }

    /** Whether a peer did something with these words when so many steps had been seen. */
    boolean does(int at, String words) {
        return at(at).stream().anyMatch(action -> action.does().contains(words));
    }

    @Override
    public String toString() {
        return name;
    }
}
