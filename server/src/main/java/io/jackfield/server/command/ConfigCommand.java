package io.jackfield.server.command;

import io.jackfield.server.Modules;
import io.jackfield.server.config.ConfigurationText;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code config check} says what is wrong; {@code config print} shows every option with its value.
 */
final class ConfigCommand {
    private final CommandLines.Surroundings around;
    private final Modules modules;

    ConfigCommand(CommandLines.Surroundings around, Modules modules) {
        this.around = around;
        this.modules = modules;
    }

    CommandSpec spec() {
        var group = CommandLines.group("config");
        group.usageMessage().description("Look at the configuration.");
        group.addSubcommand(
                "check",
                command(
                        "Say whether the configuration can be read, and what is wrong.",
                        this::check));
        group.addSubcommand(
                "print",
                command("Print every option with its value, as a jackfield.toml.", this::print));
        return group;
    }

    private CommandSpec command(String description, CommandLines.Runs action) {
        var spec = CommandSpec.wrapWithoutInspection(action);
        CommandLines.describe(spec, description);
        ConfigurationFlags.addTo(spec, modules.options());
        return spec;
    }

    private Modules.Configured configured(CommandLine.ParseResult parsed) {
        var flags = ConfigurationFlags.values(parsed, modules.options());
        return ConfigurationFlags.configure(parsed, modules, around.variables(), flags);
    }

    private int check(CommandLine.ParseResult parsed) {
        configured(parsed);
        around.out().println(parsed.hasMatchedOption("--json") ? "{\"status\":\"ok\"}" : "ok");
        return 0;
    }

    private int print(CommandLine.ParseResult parsed) {
        var tables = configured(parsed).tables();
        if (parsed.hasMatchedOption("--json")) {
            around.out().println(ConfigurationText.json(tables));
        } else {
            around.out().print(ConfigurationText.toml(tables));
        }
        return 0;
    }
}
