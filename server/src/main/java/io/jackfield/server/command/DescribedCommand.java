package io.jackfield.server.command;

import io.jackfield.server.JackfieldClient;
import io.jackfield.server.spi.Command;
import io.jackfield.server.spi.Invocation;
import io.jackfield.server.spi.RemoteBoard;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A described command as one of picocli. */
final class DescribedCommand implements CommandLines.Runs {
    static final String STANDARD_SERVER = "http://127.0.0.1:7070";

    private final Command command;
    private final CommandLines.Surroundings around;

    DescribedCommand(Command command, CommandLines.Surroundings around) {
        this.command = command;
        this.around = around;
    }

    CommandSpec spec() {
        var spec = CommandSpec.wrapWithoutInspection(this);
        CommandLines.describe(spec, command.description() + ".");
        addOption(spec, "--server", "Which server; JACKFIELD_SERVER, else " + STANDARD_SERVER);
        addOption(
                spec,
                "--token",
                "Bearer token; JACKFIELD_TOKEN keeps it out of the list of processes");
        addOption(spec, "--ca", "PEM file of the certificates to trust");
        addOption(spec, "--timeout", "How long a call may take, in milliseconds; 30000");
        command.flags().forEach(flag -> addOption(spec, flag.name(), flag.description()));
        for (int index = 0; index < command.arguments().size(); index++) {
            Command.Argument argument = command.arguments().get(index);
            spec.addPositional(
                    PositionalParamSpec.builder()
                            .index(String.valueOf(index))
                            .paramLabel(argument.name())
                            .arity(argument.isRequired() ? "1" : "0..1")
                            .required(argument.isRequired())
                            .type(String.class)
                            .description(argument.description())
                            .build());
        }
        return spec;
    }

    private static void addOption(CommandSpec spec, String name, String description) {
        spec.addOption(
                OptionSpec.builder(name)
                        .paramLabel("VALUE")
                        .arity("1")
                        .type(String.class)
                        .description(description)
                        .build());
    }

    @Override
    public int run(CommandLine.ParseResult parsed) throws Exception {
        try (var client = client(parsed)) {
            return command.action().run(new Run(parsed, client));
        }
    }

    private JackfieldClient client(CommandLine.ParseResult parsed) {
        var variables = around.variables();
        String server =
                parsed.matchedOptionValue(
                        "--server", variables.getOrDefault("JACKFIELD_SERVER", STANDARD_SERVER));
        String token = parsed.matchedOptionValue("--token", variables.get("JACKFIELD_TOKEN"));
        String trust = parsed.matchedOptionValue("--ca", (String) null);
        String timeout = parsed.matchedOptionValue("--timeout", "30000");
        if (!timeout.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("--timeout must be milliseconds, was " + timeout);
        }
        return JackfieldClient.connect(
                server,
                token,
                trust == null ? null : Path.of(trust),
                Duration.ofMillis(Long.parseLong(timeout)));
    }

    /** One run, with the client that the server's own commands need beside what modules see. */
    final class Run implements Invocation {
        private final CommandLine.ParseResult parsed;
        private final JackfieldClient client;

        Run(CommandLine.ParseResult parsed, JackfieldClient client) {
            this.parsed = parsed;
            this.client = client;
        }

        JackfieldClient client() {
            return client;
        }

        @Override
        public Optional<String> argument(String name) {
            for (int index = 0; index < command.arguments().size(); index++) {
                if (command.arguments().get(index).name().equals(name)) {
                    return Optional.ofNullable(parsed.matchedPositionalValue(index, (String) null));
                }
            }
            throw new IllegalStateException(command.name() + " has no argument " + name);
        }

        @Override
        public String flag(String name) {
            for (Command.Flag flag : command.flags()) {
                if (flag.name().equals(name)) {
                    return parsed.matchedOptionValue(name, flag.defaultValue());
                }
            }
            throw new IllegalStateException(command.name() + " has no flag " + name);
        }

        @Override
        public boolean isJson() {
            return parsed.hasMatchedOption("--json");
        }

        @Override
        public PrintWriter out() {
            return around.out();
        }

        @Override
        public RemoteBoard server() {
            return new RemoteBoard() {
                @Override
                public String call(String function, String json) {
                    return client.call(function, json);
                }

                @Override
                public void follow(String topic, Consumer<String> each) {
                    client.follow(topic, 0, event -> each.accept(event.data()));
                }
            };
        }
    }
}
