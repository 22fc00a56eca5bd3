package io.jackfield.hub.replay;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where a plugin is to do something else than the original, and which section says so. */
final class PluginDeparture {

    /**
     * Another answer.
     *
     * @param json in place of what was recorded; its number and method are as they were
     * @param section that says so
     */
    private record Other(String json, String section) {}

    private static final String NO_COUNTERPART = "9.5: Java has no such type";
    private static final String WIDER = "9.5: no unsigned integers, so the next wider one";
    private static final String NOT_AN_ECHO = "13.13: an empty result is no echo of the argument";

    /** By scenario, and by number of the call. */
    private static final Map<String, Map<String, Other>> ANSWERS =
            Map.of(
                    "kinds-integers",
                    Map.of(
                            "13", new Other("{\"Payload\":\"256\"}", WIDER),
                            "14", new Other("{\"Payload\":\"-1\"}", WIDER),
                            "18", new Other("{\"Payload\":\"18446744073709551616\"}", WIDER)),
                    "kinds-scalars",
                    Map.of(
                            "23",
                            new Other(
                                    "{\"Payload\":\"\\\"\\\\ud800\\\"\"}",
                                    "5: half a pair is told as it came")),
                    "kinds-maps",
                    Map.of("8", new Other("{\"Payload\":\"{\\\"256\\\":true}\"}", WIDER)),
                    "raw-hub-bad-json",
                    Map.of("4", new Other("{\"Error\":\"json: \"}", "3.3: strings are UTF-8")),
                    "kinds-any",
                    Map.of("11", new Other("{\"Payload\":\"null\"}", NOT_AN_ECHO)),
                    "method-errors",
                    Map.of(
                            "1",
                            new Other(
                                    "{\"Trace\":\"e-2\",\"Error\":\"IOException\"}",
                                    "14: no empty error")),
                    "raw-hub-call-with-error-set",
                    Map.of(
                            "3",
                            new Other(
                                    "{\"Trace\":\"t\",\"Payload\":\"\\\"x\\\"\"}",
                                    "8.4: what the hub has put there is not sent back")));

    /** Scenarios whose plugin does not start, since it has a method of a reserved name. */
    private static final Map<String, String> REFUSED =
            Map.of(
                    "hook-name-ordinary-signature", "8.2: the hook's name",
                    "reserved-method-names", "6.5: refuse to register these names");

    /** Functions that are not offered, by scenario. */
    private static final Map<String, Map<String, String>> NOT_OFFERED =
            Map.of(
                    "reg-promoted-and-variadic",
                    Map.of("Join", "8.2: calls of it fail in any case"),
                    "kinds-scalars",
                    Map.of("Complex", NO_COUNTERPART),
                    "kinds-bytes",
                    Map.of("Four", NO_COUNTERPART),
                    "kinds-maps",
                    Map.of("BoolKey", "9.5: other keys: nothing"),
                    "kinds-slices-arrays",
                    Map.of("Three", NO_COUNTERPART));

    /** Functions whose description differs, by scenario. */
    private static final Map<String, Map<String, String>> DESCRIBED_OTHERWISE =
            Map.of(
                    "kinds-scalars",
                    Map.of(
                            "Number", "9.5: interface for JsonNode",
                            "Raw", "9.5: interface for JsonNode"),
                    "kinds-time",
                    Map.of(
                            "Later", "9.5: string for ISO text",
                            "Now", "9.5: string for ISO text",
                            "Zero", "9.5: string for ISO text"),
                    "kinds-structs",
                    Map.of(
                            "Order", "9.2: a number that is text in JSON is text in Java",
                            "Empty", "9.2: a number that is text in JSON is text in Java"));

    /** Scenarios whose plugin lives on after its introduction, where the original died of it. */
    private static final Map<String, String> LIVES_ON =
            Map.of("kinds-recursive-open", "9.5: descriptions end");

    /** What is to be answered. */
    static JsonNode recorded(Scenario scenario, Step step) {
        String seq = step.value().path("Seq").asString("0");
        String method = step.value().path("Method").asString("");
        Other other = ANSWERS.getOrDefault(scenario.name(), Map.of()).get(seq);
        if (NOT_OFFERED.getOrDefault(scenario.name(), Map.of()).containsKey(method)) {
            other = new Other("{\"Error\":\"method not found\"}", "8.3");
        }
        if (other == null) {
            return step.value();
        }
        var json = (ObjectNode) Recordings.JSON.readTree(other.json());
        return json.put("Seq", seq).put("Method", method);
    }

    static boolean isRefusedAtStart(Scenario scenario, String label) {
        String returned =
                scenario.json()
                        .path("pluginOutcome")
                        .path(label)
                        .path("startReturned")
                        .asString("");
        return returned.startsWith("plugin.Register") || REFUSED.containsKey(scenario.name());
    }

    static Collection<String> offered(Scenario scenario, Collection<String> recorded) {
        List<String> offered = new ArrayList<>(recorded);
        offered.removeAll(NOT_OFFERED.getOrDefault(scenario.name(), Map.of()).keySet());
        return offered;
    }

    static boolean isDescribedOtherwise(Scenario scenario, String function) {
        return DESCRIBED_OTHERWISE.getOrDefault(scenario.name(), Map.of()).containsKey(function);
    }

    /** Whether an answer is another one each time. */
    static boolean varies(Scenario scenario, Step step) {
        return scenario.name().equals("kinds-time")
                && step.value().path("Method").asString("").equals("Now");
    }

    static boolean livesOn(Scenario scenario) {
        return LIVES_ON.containsKey(scenario.name());
    }

    private PluginDeparture() {}
}
