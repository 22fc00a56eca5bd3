package io.jackfield.hub.replay;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one of the programs did.
 *
 * @param at how many steps had been seen when it began
 * @param returnedAt how many when it came back; the most there is if that was not seen
 * @param who did it
 * @param does in words
 * @param verb the name of what was called; empty if nothing was
 * @param arguments of it, as they were written
 * @param json all of it
 */
record Action(
        int at,
        int returnedAt,
        String who,
        String does,
        String verb,
        List<String> arguments,
        JsonNode json) {
    private static final Pattern CALLED = Pattern.compile("(\\w+)\\((.*)\\)", Pattern.DOTALL);

    static Action of(JsonNode json) {
        int at = json.path("atStep").asInt();
        boolean hasReturned = json.has("result") || json.has("error") || json.has("pendingMs");
        int soonest = hasReturned && !json.has("neverReturned") ? at : Integer.MAX_VALUE;
        String does = json.path("do").asString();
        Matcher called = CALLED.matcher(does);
        boolean matches = called.matches();
        return new Action(
                at,
                json.path("returnedAtStep").asInt(soonest),
                json.path("who").asString(),
                does,
                matches ? called.group(1) : "",
                matches ? split(called.group(2)) : List.of(),
                json);
    }

    /** At commas that are in no text, list or object. */
    private static List<String> split(String arguments) {
        var parts = new ArrayList<String>();
        int begin = 0;
        int depth = 0;
        boolean isText = false;
        for (int at = 0; at < arguments.length(); at++) {
            char c = arguments.charAt(at);
            if (c == '\\' && isText) {
                at++;
            } else if (c == '"') {
                isText = !isText;
            } else if (!isText && "[{(<".indexOf(c) >= 0) {
                depth++;
            } else if (!isText && "]})>".indexOf(c) >= 0) {
                depth--;
            } else if (!isText && depth == 0 && c == ',') {
                parts.add(arguments.substring(begin, at).strip());
                begin = at + 1;
            }
        }
        parts.add(arguments.substring(begin).strip());
        return List.copyOf(parts);
    }

    boolean isHubs() {
        return who.equals("hub");
    }

    /** A text among the arguments. */
    String text(int argument) {
        return Recordings.JSON.readTree(arguments.get(argument)).asString();
    }

    /** The label of the plugin that did it. */
    String label() {
        return who.substring(who.lastIndexOf(' ') + 1);
    }
}
