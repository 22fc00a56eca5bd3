package io.jackfield.hub.replay;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the hub is to do something else than the original, and which section says so. */
final class Departure {

    /**
     * Another outcome of an action.
     *
     * @param json in place of what was recorded
     * @param section that says so
     */
    private record Other(String json, String section) {}

    private static final String NAMES_ARE_KEPT = "13.6: an entry goes with its own connection";

    /** By scenario, and by number of steps and words of the action. */
    private static final Map<String, Map<String, Other>> OUTCOMES =
            Map.of(
                    "wait-for",
                    Map.of(
                            "3 WaitFor(\"p\", 500 ms)",
                            new Other("{\"result\":true}", "14: true if already connected"),
                            "3 WaitFor(\"q\", 1000 ms)",
                            new Other("{\"result\":true}", "14: any number of waiters")),
                    "name-conflict-sequenced",
                    Map.of(
                            "12 Connected(false)",
                            new Other(connected("p", "p#"), NAMES_ARE_KEPT),
                            "15 Connected(false)",
                            new Other(connected("p"), NAMES_ARE_KEPT),
                            "17 Connected(false)",
                            new Other(connected(), NAMES_ARE_KEPT)),
                    "reserved-method-names",
                    Map.of(
                            "1 Call(\"2\", \"p\", \"Async\", \"lost\")",
                            new Other("{\"error\":\"reserved\"}", "6.5: refuse such calls")),
                    "raw-plugin-answer-bad-json",
                    Map.of(
                            "11 Call(\"t\", \"x\", \"Echo\", \"again\")",
                            new Other("{\"result\":1e999}", "13.22: numbers are not doubles")));

    /** Scenarios of which only so many steps are played. */
    private static final Map<String, Integer> ENDS =
            Map.of(
                    // 6.5: calls of these names are not sent.
                    "reserved-method-names", 1,
                    // 4: hellos of v0.0.10 to v0.0.18 are taken too.
                    "raw-plugin-slice-functions", 1);

    /** Actions that make no sense once another one had another outcome. */
    private static final Map<String, Set<String>> LEFT_OUT =
            Map.of(
                    // The original had lost the entry; here it would reach the plugin.
                    "name-conflict-sequenced",
                    Set.of("12 Call(\"4\", \"p\", \"Who\", \"d\")", "15 Unplug(\"u1\", \"p\")"));

    /** What a listener hears that the original had dropped or never had. */
    private static final Map<String, List<String>> HEARD_TOO =
            Map.of(
                    // 14: a bounded queue in place of a second without reader.
                    "async-without-reader",
                    List.of("async p \"v1 connected\"", "async p \"dropped\""),
                    // 4: it is taken, and gone at the end.
                    "raw-plugin-slice-functions",
                    List.of(
                            "async old \"v0.0.18 connected\"",
                            "callback old graceful false",
                            "async old \"v0.0.18 disconnected\""));

    /** What a listener does not hear that the original had told. */
    private static final Map<String, List<String>> UNHEARD =
            Map.of("reserved-method-names", List.of("async p \"lost\""));

    /** What is to come of an action. */
    static JsonNode recorded(Scenario scenario, Action action) {
        Other other = OUTCOMES.getOrDefault(scenario.name(), Map.of()).get(key(action));
        return other == null ? action.json() : Recordings.JSON.readTree(other.json());
    }

    static boolean isLeftOut(Scenario scenario, Action action) {
        return LEFT_OUT.getOrDefault(scenario.name(), Set.of()).contains(key(action));
    }

    static int end(Scenario scenario) {
        return ENDS.getOrDefault(scenario.name(), Integer.MAX_VALUE);
    }

    static List<String> heardToo(Scenario scenario) {
        return HEARD_TOO.getOrDefault(scenario.name(), List.of());
    }

    static List<String> unheard(Scenario scenario) {
        return UNHEARD.getOrDefault(scenario.name(), List.of());
    }

    private static String connected(String... names) {
        return Arrays.stream(names)
                .map(name -> "\"" + name + "\":{\"name\":\"p\",\"version\":\"v1\"}")
                .collect(Collectors.joining(",", "{\"result\":{", "}}"));
    }

    private static String key(Action action) {
        return action.at() + " " + action.does();
    }

    private Departure() {}
}
