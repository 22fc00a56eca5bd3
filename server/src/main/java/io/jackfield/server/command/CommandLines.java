package io.jackfield.server.command;

import io.jackfield.server.Modules;
import io.jackfield.server.Version;
import io.jackfield.server.spi.Command;
import io.jackfield.server.spi.ServerModule;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Puts the commands together: those of this package, and those that modules describe. */
public final class CommandLines {

    /** What every command needs of the process. */
    record Surroundings(
            Map<String, String> variables,
            InputStream in,
            PrintWriter out,
            PrintWriter errors,
            Standard standard) {}

    /** Standard output and error for those that write bytes. */
    record Standard(OutputStream out, OutputStream errors) {}

    /** A command that can be run. */
    interface Runs {
        int run(CommandLine.ParseResult parsed) throws Exception;
    }

    /**
     * The command line.
     *
     * @param variables the environment
     * @param in standard input
     * @param standardOut standard output; text is written to it as UTF-8
     * @param standardErrors standard error, likewise
     */
    public static CommandLine create(
            Map<String, String> variables,
            InputStream in,
            OutputStream standardOut,
            OutputStream standardErrors) {
        var around = surroundings(variables, in, standardOut, standardErrors);
        var modules = Modules.load();
        var top = group("jackfield");
        top.version("jackfield " + Version.current());
        top.usageMessage()
                .description(
                        "RPC peers, WebSocket sessions, plugins and live user interfaces on one"
                                + " port.")
                .footer(
                        "",
                        "Exit status: 0 all went well, 1 it failed, 2 it was not understood, 3 no"
                                + " server answers.");
        top.addSubcommand("serve", new ServeCommand(around, modules, false).spec());
        top.addSubcommand("demo", new ServeCommand(around, modules, true).spec());
        ClientCommands.all(around).forEach(command -> add(top, command, around));
        modules.all().forEach(module -> add(top, module, around));
        top.addSubcommand("lua", new LuaCommand(around).spec());
        top.addSubcommand("token", new TokenCommand(around, modules).spec());
        top.addSubcommand("config", new ConfigCommand(around, modules).spec());
        return line(top, around);
    }

    /**
     * The command line with {@code lua} alone, for a script that should begin at once: the modules
     * of the server are not loaded.
     *
     * @param variables the environment
     * @param in standard input
     * @param standardOut standard output
     * @param standardErrors standard error
     */
    public static CommandLine createLua(
            Map<String, String> variables,
            InputStream in,
            OutputStream standardOut,
            OutputStream standardErrors) {
        var around = surroundings(variables, in, standardOut, standardErrors);
        var top = group("jackfield");
        top.addSubcommand("lua", new LuaCommand(around).spec());
        return line(top, around);
    }

    private static Surroundings surroundings(
            Map<String, String> variables,
            InputStream in,
            OutputStream standardOut,
            OutputStream standardErrors) {
        return new Surroundings(
                variables,
                in,
                new PrintWriter(standardOut, true, StandardCharsets.UTF_8),
                new PrintWriter(standardErrors, true, StandardCharsets.UTF_8),
                new Standard(standardOut, standardErrors));
    }

    private static CommandLine line(CommandSpec top, Surroundings around) {
        var errorLines = new ErrorLines(around.errors());
        return new CommandLine(top)
                .setOut(around.out())
                .setErr(around.errors())
                .setExecutionStrategy(CommandLines::run)
                .setExecutionExceptionHandler(errorLines)
                .setParameterExceptionHandler(errorLines);
    }

    private static void add(CommandSpec top, ServerModule<?> module, Surroundings around) {
        module.commands().forEach(command -> add(top, command, around));
        CommandLine group = top.subcommands().get(module.name());
        if (group != null && !module.description().isEmpty()) {
            group.getCommandSpec().usageMessage().description(module.description());
        }
    }

    private static void add(CommandSpec top, Command command, Surroundings around) {
        String[] words = command.name().split(" ", -1);
        CommandSpec parent = top;
        for (int depth = 0; depth < words.length - 1; depth++) {
            CommandLine known = parent.subcommands().get(words[depth]);
            if (known == null) {
                known = new CommandLine(group(words[depth]));
                parent.addSubcommand(words[depth], known);
            }
            parent = known.getCommandSpec();
        }
        parent.addSubcommand(words[words.length - 1], new DescribedCommand(command, around).spec());
    }

    static CommandSpec group(String name) {
        return CommandSpec.create().name(name).mixinStandardHelpOptions(true);
    }

    static void describe(CommandSpec spec, String description) {
        spec.usageMessage().description(description);
        spec.mixinStandardHelpOptions(true);
        spec.addOption(
                OptionSpec.builder("--json").description("Print JSON, one value a line").build());
    }

    /** The deepest command that was named does the work; a group alone shows its help. */
    private static int run(CommandLine.ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        CommandLine.ParseResult deepest = deepest(parsed);
        CommandLine line = deepest.commandSpec().commandLine();
        if (!(deepest.commandSpec().userObject() instanceof Runs action)) {
            line.usage(line.getErr());
            return 2;
        }
        try {
            int status = action.run(deepest);
            line.getOut().flush();
            return status;
        } catch (Exception failure) {
            throw new CommandLine.ExecutionException(line, "failed", failure);
        }
    }

    static CommandLine.ParseResult deepest(CommandLine.ParseResult parsed) {
        CommandLine.ParseResult deepest = parsed;
        while (deepest.hasSubcommand()) {
            deepest = deepest.subcommand();
        }
        return deepest;
    }

    private CommandLines() {}
}
