package io.jackfield.server.command;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;

/** Whatever goes wrong is one clear line on standard error, and an exit status. */
record ErrorLines(PrintWriter errors)
        implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;
    private static final int UNREACHABLE = 3;

    /** The configuration makes no sense. */
    static final class MisunderstoodException extends JackfieldException {
        private static final long serialVersionUID = 1;

        MisunderstoodException(JackfieldException cause) {
            super(cause.code(), cause.message(), cause);
        }
    }

    @Override
    public int handleParseException(CommandLine.ParameterException wrong, String[] arguments) {
        errors.println("jackfield: " + oneLine(wrong.getMessage()));
        errors.println(
                "See '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return MISUNDERSTOOD;
    }

    @Override
    public int handleExecutionException(
            Exception thrown, CommandLine line, CommandLine.ParseResult parsed) {
        Throwable failure =
                thrown instanceof CommandLine.ExecutionException && thrown.getCause() != null
                        ? thrown.getCause()
                        : thrown;
        JackfieldException known = known(failure);
        boolean isJson = CommandLines.deepest(parsed).hasMatchedOption("--json");
        errors.println(
                isJson
                        ? json(known)
                        : "jackfield: " + oneLine(known.message()) + " (" + known.code() + ")");
        if (known.code() == Code.UNAVAILABLE && known.getCause() instanceof IOException) {
            return UNREACHABLE;
        }
        boolean isMisunderstood =
                failure instanceof IllegalArgumentException
                        || failure instanceof MisunderstoodException;
        return isMisunderstood ? MISUNDERSTOOD : FAILED;
    }

    private static JackfieldException known(Throwable failure) {
        return switch (failure) {
            case JackfieldException own -> own;
            case IllegalArgumentException wrong ->
                    new JackfieldException(
                            Code.INVALID_ARGUMENT, String.valueOf(wrong.getMessage()), wrong);
            default -> new JackfieldException(Code.INTERNAL, failure.toString(), failure);
        };
    }

    private static String json(JackfieldException error) {
        var json = JsonMapper.shared().createObjectNode();
        json.put("code", error.code().name());
        json.put("message", error.message());
        return json.toString();
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\s*\\R\\s*", " ");
    }
}
