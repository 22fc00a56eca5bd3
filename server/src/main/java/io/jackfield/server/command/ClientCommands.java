package io.jackfield.server.command;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.server.JackfieldClient;
import io.jackfield.server.spi.Command;
import io.jackfield.server.spi.Invocation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Commands that speak to a running server: {@code call}, {@code publish}, {@code follow}, {@code
 * functions}.
 */
final class ClientCommands {
    private static final Command.Argument FUNCTION =
            new Command.Argument("FUNCTION", "Name, such as demo/math/sum", true);
    private static final Command.Argument TOPIC =
            new Command.Argument("TOPIC", "Name, such as demo/chat", true);
    private static final Command.Argument INPUT =
            new Command.Argument(
                    "JSON",
                    "The message; - reads standard input, one JSON value a line; null if absent",
                    false);

    private final CommandLines.Surroundings around;

    private ClientCommands(CommandLines.Surroundings around) {
        this.around = around;
    }

    static List<Command> all(CommandLines.Surroundings around) {
        var commands = new ClientCommands(around);
        return List.of(
                new Command(
                        "call",
                        "Call a function of a running server and print what it answers",
                        List.of(FUNCTION, INPUT),
                        List.of(),
                        commands::call),
                new Command(
                        "publish",
                        "Publish a message to a topic",
                        List.of(TOPIC, INPUT),
                        List.of(),
                        commands::publish),
                new Command(
                        "follow",
                        "Print the messages of a topic as they come",
                        List.of(TOPIC),
                        List.of(
                                new Command.Flag(
                                        "--last", "With how many past messages to begin", "0"),
                                new Command.Flag(
                                        "--count",
                                        "After how many messages to end; 0 for never",
                                        "0")),
                        commands::follow),
                new Command(
                        "functions",
                        "List the functions that may be called",
                        List.of(),
                        List.of(),
                        ClientCommands::functions));
    }

    private static JackfieldClient client(Invocation invocation) {
        return ((DescribedCommand.Run) invocation).client();
    }

    private List<String> messages(Invocation invocation) throws IOException {
        String input = invocation.argument(INPUT.name()).orElse("null");
        if (!input.equals("-")) {
            return List.of(input);
        }
        String text = new String(around.in().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private int call(Invocation invocation) throws IOException {
        var out = invocation.out();
        client(invocation).stream(
                invocation.argument(FUNCTION.name()).orElseThrow(),
                messages(invocation),
                line -> {
                    out.println(line);
                    out.flush();
                });
        return 0;
    }

    private int publish(Invocation invocation) throws IOException {
        String topic = invocation.argument(TOPIC.name()).orElseThrow();
        for (String message : messages(invocation)) {
            long sequence = client(invocation).publish(topic, message);
            if (invocation.isJson()) {
                invocation.out().println("{\"sequence\":" + sequence + "}");
            }
        }
        return 0;
    }

    /** As many messages as were asked for. */
    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private int follow(Invocation invocation) {
        int last = number(invocation, "--last");
        int count = number(invocation, "--count");
        var seen = new int[1];
        try {
            client(invocation)
                    .follow(
                            invocation.argument(TOPIC.name()).orElseThrow(),
                            last,
                            event -> {
                                show(invocation, event);
                                if (event.event().equals("message") && ++seen[0] == count) {
                                    throw new EnoughException();
                                }
                            });
        } catch (EnoughException enough) {
            return 0;
        }
        throw new JackfieldException(
                Code.UNAVAILABLE, "the server ended the stream; it is going down");
    }

    private void show(Invocation invocation, JackfieldClient.Event event) {
        switch (event.event()) {
            case "gap" ->
                    around.errors().println("jackfield: messages are missing: " + event.data());
            case "ended" -> {
                JsonNode error = JsonMapper.shared().readTree(event.data());
                throw new JackfieldException(
                        Code.ofName(error.path("code").asString("")),
                        error.path("message").asString("ended"));
            }
            default -> {
                invocation.out().println(event.data());
                invocation.out().flush();
            }
        }
    }

    private static int number(Invocation invocation, String flag) {
        String text = invocation.flag(flag);
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException(
                    flag + " must be a number up to 999999, was " + text);
        }
        return Integer.parseInt(text);
    }

    private static int functions(Invocation invocation) {
        String json = client(invocation).functions();
        if (invocation.isJson()) {
            invocation.out().println(json);
            return 0;
        }
        for (JsonNode function : JsonMapper.shared().readTree(json).path("functions")) {
            String line =
                    "%-24s %-14s %s"
                            .formatted(
                                    function.path("name").asString(),
                                    function.path("shape").asString(),
                                    function.path("description").asString());
            invocation.out().println(line.stripTrailing());
        }
        return 0;
    }
}
