package io.jackfield.server.command;

import io.jackfield.server.lua.LuaProgram;
import io.jackfield.server.lua.LuaSettings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.io.Console;
import java.util.List;

/** {@code lua}: a script, or a prompt. Needs no server. */
final class LuaCommand implements CommandLines.Runs {
    private final CommandLines.Surroundings around;

    LuaCommand(CommandLines.Surroundings around) {
        this.around = around;
    }

    CommandSpec spec() {
        var spec = CommandSpec.wrapWithoutInspection(this);
        spec.mixinStandardHelpOptions(true);
        // All that stands behind the script is for the script.
        spec.parser().stopAtPositional(true);
        spec.usageMessage()
                .description("Run a Lua 5.1 script, or a prompt where somebody types.")
                .footer(
                        "",
                        "Without flags a script may use all the time and memory of the process, and"
                                + " no file. Exit status: 0 all went well, 1 the script failed, 2"
                                + " not understood, 3 a budget was exceeded.");
        addFlag(spec, "-i", "Read chunks after the script, with a prompt");
        addFlag(spec, "--profile", "Print at the end how long each line took");
        addValue(spec, "--steps", "N", "How many steps it may take: turns of loops, calls");
        addValue(spec, "--time", "TIME", "How long it may take, such as 500ms or 2s");
        addValue(spec, "--memory", "SIZE", "How much it may hold, such as 64MB");
        addList(
                spec,
                "--grant",
                "LIBRARIES",
                ",",
                "What is off otherwise: io, os, process (commands of the shell), load (dofile),"
                        + " package (require), debug, all");
        addList(spec, "-e", "CHUNK", null, "Run this text before the script");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("SCRIPT [ARGUMENTS]")
                        .index("0..*")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("The script, - for standard input, and what it gets as ...")
                        .build());
        return spec;
    }

    private static void addFlag(CommandSpec spec, String name, String description) {
        spec.addOption(
                OptionSpec.builder(name)
                        .arity("0")
                        .type(boolean.class)
                        .description(description)
                        .build());
    }

    private static void addValue(CommandSpec spec, String name, String label, String description) {
        spec.addOption(
                OptionSpec.builder(name)
                        .arity("1")
                        .type(String.class)
                        .paramLabel(label)
                        .description(description)
                        .build());
    }

    private static void addList(
            CommandSpec spec,
            String name,
            String label,
            @Nullable String separator,
            String description) {
        var option =
                OptionSpec.builder(name)
                        .arity("1")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel(label)
                        .description(description);
        spec.addOption((separator == null ? option : option.splitRegex(separator)).build());
    }

    @Override
    public int run(CommandLine.ParseResult parsed) {
        var settings =
                new LuaSettings(
                        parsed.matchedOptionValue("-e", List.of()),
                        parsed.matchedPositionalValue(0, List.of()),
                        parsed.hasMatchedOption("-i"),
                        parsed.hasMatchedOption("--profile"),
                        LuaSettings.budget(
                                parsed.matchedOptionValue("--steps", ""),
                                parsed.matchedOptionValue("--time", ""),
                                parsed.matchedOptionValue("--memory", "")),
                        LuaSettings.grants(parsed.matchedOptionValue("--grant", List.of())));
        return new LuaProgram(
                        settings,
                        around.in(),
                        around.standard().out(),
                        around.standard().errors(),
                        isTerminal())
                .run();
    }

    @SuppressWarnings("ReferenceEquality") // whether it is that very stream
    private boolean isTerminal() {
        Console console = around.in() == System.in ? System.console() : null;
        return console != null && console.isTerminal();
    }
}
