package io.jackfield.hub.board;

import io.jackfield.server.spi.Command;
import io.jackfield.server.spi.Invocation;
import io.jackfield.switchboard.JsonBinding;
import io.jackfield.switchboard.Payload;

import java.lang.invoke.MethodHandles;
import java.util.List;

/** The commands {@code jackfield hub …}. */
final class HubCommands {
    private static final JsonBinding JSON = JsonBinding.of(MethodHandles.lookup());
    private static final Command.Argument PLUGIN =
            new Command.Argument("PLUGIN", "Name under which the hub knows the plugin", true);

    static List<Command> all() {
        return List.of(
                new Command(
                        "hub list",
                        "List the plugins that are connected",
                        List.of(),
                        List.of(),
                        HubCommands::list),
                new Command(
                        "hub describe",
                        "Show the functions of a plugin as it describes them",
                        List.of(PLUGIN),
                        List.of(),
                        HubCommands::describe),
                new Command(
                        "hub call",
                        "Call a function of a plugin and print the result",
                        List.of(
                                PLUGIN,
                                new Command.Argument("FUNCTION", "Name of the function", true),
                                new Command.Argument(
                                        "JSON", "What it is given; nothing by default", false)),
                        List.of(),
                        HubCommands::call),
                new Command(
                        "hub follow",
                        "Print the messages of a plugin until it is interrupted",
                        List.of(PLUGIN),
                        List.of(),
                        HubCommands::follow));
    }

    private static int list(Invocation invocation) {
        String json = invocation.server().call("hub/list", "null");
        if (invocation.isJson()) {
            return print(invocation, json);
        }
        for (var plugin : JSON.read(Payload.json(json), HubFunctions.PluginLine[].class)) {
            invocation
                    .out()
                    .printf(
                            "%s  %s  %s  %d functions%n",
                            plugin.name(), plugin.version(), plugin.address(), plugin.functions());
        }
        return 0;
    }

    private static int describe(Invocation invocation) {
        Payload name = JSON.write(plugin(invocation));
        String json = invocation.server().call("hub/describe", name.string());
        if (invocation.isJson()) {
            return print(invocation, json);
        }
        for (var function : JSON.read(Payload.json(json), HubFunctions.FunctionLine[].class)) {
            invocation
                    .out()
                    .printf("%s(%s) %s%n", function.name(), function.input(), function.output());
        }
        return 0;
    }

    private static int call(Invocation invocation) {
        String function = invocation.argument("FUNCTION").orElseThrow();
        String name = Bridge.function(plugin(invocation), function);
        String input = invocation.argument("JSON").orElse("null");
        return print(invocation, invocation.server().call(name, input));
    }

    private static int follow(Invocation invocation) {
        invocation
                .server()
                .follow(
                        Bridge.topic(plugin(invocation)),
                        json -> {
                            invocation.out().println(json);
                            invocation.out().flush();
                        });
        return 0;
    }

    private static String plugin(Invocation invocation) {
        return invocation.argument("PLUGIN").orElseThrow();
    }

    private static int print(Invocation invocation, String json) {
        invocation.out().println(json);
        return 0;
    }

    private HubCommands() {}
}
