package io.jackfield.server.command;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.server.Modules;
import io.jackfield.server.access.TokenFile;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import tools.jackson.databind.json.JsonMapper;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * {@code token add|list|remove}: who may come in. Works on the data folder; a running server sees
 * it within a second.
 */
final class TokenCommand {
    private final CommandLines.Surroundings around;
    private final Modules modules;

    TokenCommand(CommandLines.Surroundings around, Modules modules) {
        this.around = around;
        this.modules = modules;
    }

    CommandSpec spec() {
        var group = CommandLines.group("token");
        group.usageMessage()
                .description("Bearer tokens of this server, which are kept as hashes only.");
        group.addSubcommand("add", named("Make a token and print it, this once.", this::add));
        group.addSubcommand("list", command("List the names of the tokens.", this::list));
        group.addSubcommand("remove", named("Remove a token.", this::remove));
        return group;
    }

    private CommandSpec command(String description, CommandLines.Runs action) {
        var spec = CommandSpec.wrapWithoutInspection(action);
        CommandLines.describe(spec, description);
        ConfigurationFlags.addTo(spec, modules.options());
        return spec;
    }

    private CommandSpec named(String description, CommandLines.Runs action) {
        return command(description, action)
                .addPositional(
                        PositionalParamSpec.builder()
                                .paramLabel("NAME")
                                .arity("1")
                                .type(String.class)
                                .description("Name of the principal that the token stands for")
                                .build());
    }

    private TokenFile tokens(CommandLine.ParseResult parsed) {
        var flags = ConfigurationFlags.values(parsed, modules.options());
        var configured = ConfigurationFlags.configure(parsed, modules, around.variables(), flags);
        return new TokenFile(configured.server().data().resolve("tokens"));
    }

    private static String name(CommandLine.ParseResult parsed) {
        return parsed.matchedPositionalValue(0, "");
    }

    private int add(CommandLine.ParseResult parsed) {
        String token = tokens(parsed).add(name(parsed), new SecureRandom(), Instant.now());
        boolean isJson = parsed.hasMatchedOption("--json");
        var json = JsonMapper.shared().createObjectNode().put("name", name(parsed));
        around.out().println(isJson ? json.put("token", token).toString() : token);
        return 0;
    }

    private int list(CommandLine.ParseResult parsed) {
        boolean isJson = parsed.hasMatchedOption("--json");
        for (TokenFile.Token token : tokens(parsed).tokens()) {
            String created = token.created().toString();
            var json = JsonMapper.shared().createObjectNode().put("name", token.name());
            around.out()
                    .println(
                            isJson
                                    ? json.put("created", created).toString()
                                    : token.name() + "  " + created);
        }
        return 0;
    }

    private int remove(CommandLine.ParseResult parsed) {
        if (!tokens(parsed).remove(name(parsed))) {
            throw new JackfieldException(
                    Code.NOT_FOUND, "there is no token of the name " + name(parsed));
        }
        if (parsed.hasMatchedOption("--json")) {
            around.out().println("{\"removed\":true}");
        }
        return 0;
    }
}
