package io.jackfield.server.spi;

import java.util.List;

/**
 * A command of {@code jackfield}, as a plain description. Every command has {@code --json}, {@code
 * --server}, {@code --token} and {@code --help} beside its own flags.
 *
 * @param name words in lower case: {@code hub list}
 * @param description what it does, in one sentence without full stop
 * @param arguments in order; only the last may be optional
 * @param flags beside those that every command has
 * @param action does it
 */
public record Command(
        String name,
        String description,
        List<Argument> arguments,
        List<Flag> flags,
        Action action) {

    /** Copies the lists. */
    public Command {
        arguments = List.copyOf(arguments);
        flags = List.copyOf(flags);
    }

    /**
     * An argument by position.
     *
     * @param name in upper case, for the help
     * @param description for the help
     * @param isRequired whether it must be there
     */
    public record Argument(String name, String description, boolean isRequired) {}

    /**
     * A flag with a value.
     *
     * @param name such as {@code --timeout}
     * @param description for the help
     * @param defaultValue when it is not given; may be empty
     */
    public record Flag(String name, String description, String defaultValue) {}

    /** What a command does. */
    @FunctionalInterface
    public interface Action {
        /**
         * Runs. May block.
         *
         * @param invocation what was typed, and where to print
         * @return the exit status: 0 when all went well
         * @throws Exception printed as one clear line; status 1, or 2 for a bad argument
         */
        int run(Invocation invocation) throws Exception;
    }
}
