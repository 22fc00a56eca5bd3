package io.jackfield.hub.replay;

import io.jackfield.core.JackfieldException;
import io.jackfield.hub.BroadcastResult;
import io.jackfield.hub.ConnectedPlugin;
import io.jackfield.hub.Entity;
import io.jackfield.hub.Function;
import io.jackfield.hub.HubCallOptions;
import io.jackfield.hub.PluginHub;
import io.jackfield.hub.PluginInfo;
import io.jackfield.switchboard.Payload;

import org.awaitility.Awaitility;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has a hub do what a script says. */
final class HubActions {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Pattern POLL =
            Pattern.compile("poll until (\".*\") is (in|no longer in) Connected\\(false\\)");
    private static final Pattern LONG_TEXT =
            Pattern.compile("<string of (\\d+) characters: \"(.*)\" repeated>");

    /** What a listener hears in any case, and the beginnings, are no actions here. */
    private static final Set<String> KNOWN =
            Set.of("Call", "Broadcast", "WaitFor", "Connected", "PluginInfo", "Unplug", "Shutdown");

    private final PluginHub hub;

    HubActions(PluginHub hub) {
        this.hub = hub;
    }

    /** Whether it is something that a hub does, or that is done to it. */
    static boolean isKnown(Action action) {
        return KNOWN.contains(action.verb())
                || POLL.matcher(action.does()).matches()
                || isSignal(action);
    }

    private static boolean isSignal(Action action) {
        return action.does().equals("send SIGTERM to the process of the hub");
    }

    Outcome perform(Action action) {
        try {
            return new Outcome.Returned(perform(action, action.arguments()));
        } catch (JackfieldException failed) {
            return new Outcome.Failed(failed);
        }
    }

    private String perform(Action action, List<String> arguments) {
        Matcher poll = POLL.matcher(action.does());
        if (poll.matches()) {
            return poll(
                    Recordings.JSON.readTree(poll.group(1)).asString(), poll.group(2).equals("in"));
        }
        if (isSignal(action)) {
            return String.valueOf(hub.shutdown("", LIMIT));
        }
        return switch (action.verb()) {
            case "Call" -> call(action);
            case "Broadcast" -> broadcast(action);
            case "WaitFor" -> {
                int millis = Integer.parseInt(arguments.get(1).replace(" ms", ""));
                yield String.valueOf(hub.waitFor(action.text(0), Duration.ofMillis(millis)));
            }
            case "Connected" -> connected(arguments.get(0).equals("true")).toString();
            case "PluginInfo" ->
                    hub.pluginInfo(action.text(0)).map(HubActions::info).orElseThrow().toString();
            case "Unplug" -> said("returned", hub.unplug(action.text(1), action.text(0), LIMIT));
            case "Shutdown" -> said("nil", hub.shutdown(action.text(0), LIMIT));
            default -> throw new IllegalArgumentException(action.does());
        };
    }

    private static String said(String text, boolean hasGoneByItself) {
        return "\"" + (hasGoneByItself ? text : "closed after the limit") + "\"";
    }

    private String poll(String name, boolean isThere) {
        if (isThere) {
            return String.valueOf(hub.waitFor(name, LIMIT));
        }
        Awaitility.await().until(() -> !hub.connected().containsKey(name));
        return "true";
    }

    private String call(Action action) {
        String argument = action.arguments().get(3);
        HubCallOptions options = HubCallOptions.DEFAULT.withTrace(action.text(0));
        if (argument.equals("NaN") || argument.contains("not encodable")) {
            Object result =
                    hub.call(action.text(1), action.text(2), Double.NaN, Object.class, options);
            return String.valueOf(result);
        }
        return hub.call(action.text(1), action.text(2), payload(argument), options).string();
    }

    private static Payload payload(String argument) {
        Matcher repeated = LONG_TEXT.matcher(argument);
        if (repeated.matches()) {
            int length = Integer.parseInt(repeated.group(1));
            String part = repeated.group(2);
            return Payload.json("\"" + part.repeat(length / part.length()) + "\"");
        }
        if (argument.equals("nil")) {
            return Payload.EMPTY;
        }
        return Payload.json(argument.startsWith("<") ? "null" : argument);
    }

    private String broadcast(Action action) {
        BroadcastResult all =
                hub.broadcast(
                        action.text(1),
                        payload(action.arguments().get(2)),
                        HubCallOptions.DEFAULT.withTrace(action.text(0)));
        ObjectNode json = Recordings.JSON.createObjectNode();
        ObjectNode errors = json.putObject("errors");
        all.errors().forEach((name, error) -> errors.put(name, error.reason()));
        ObjectNode results = json.putObject("results");
        all.results()
                .forEach(
                        (name, result) ->
                                results.set(name, Recordings.JSON.readTree(result.string())));
        return json.toString();
    }

    private ObjectNode connected(boolean full) {
        ObjectNode json = Recordings.JSON.createObjectNode();
        hub.connected()
                .forEach(
                        (name, plugin) ->
                                json.set(name, info(full ? plugin.info() : bare(plugin))));
        return json;
    }

    private static PluginInfo bare(ConnectedPlugin plugin) {
        return plugin.info().withoutFunctions();
    }

    /** As the original would write it: what is empty is left out. */
    private static ObjectNode info(PluginInfo info) {
        ObjectNode json = Recordings.JSON.createObjectNode();
        put(json, "name", info.name());
        put(json, "version", info.version());
        if (!info.functions().isEmpty()) {
            ObjectNode functions = json.putObject("functions");
            info.functions().forEach((name, function) -> functions.set(name, function(function)));
        }
        return json;
    }

    private static ObjectNode function(Function function) {
        ObjectNode json = Recordings.JSON.createObjectNode();
        put(json, "name", function.name());
        put(json, "input", function.input());
        put(json, "output", function.output());
        return json;
    }

    private static ObjectNode entity(Entity entity) {
        ObjectNode json = Recordings.JSON.createObjectNode();
        put(json, "name", entity.name());
        put(json, "type", entity.type());
        if (entity.mandatory()) {
            json.put("mandatory", true);
        }
        if (!entity.fields().isEmpty()) {
            ArrayNode fields = json.putArray("fields");
            entity.fields().forEach(field -> fields.add(entity(field)));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    private static void put(ObjectNode json, String name, Optional<Entity> value) {
        value.ifPresent(entity -> json.set(name, entity(entity)));
    }
}
