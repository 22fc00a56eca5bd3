package io.jackfield.server;

import io.jackfield.server.command.CommandLines;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The command line: {@code jackfield serve}, {@code jackfield call …} and the like. */
public final class Main {

    /**
     * Runs one command and ends the process with its status: 0 when all went well, 1 when it
     * failed, 2 when it was not understood, 3 when the server could not be reached.
     *
     * @param arguments the command and what follows it
     */
    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status =
                CommandLines.create(System.getenv(), System.in, out, errors).execute(arguments);
        out.flush();
        errors.flush();
        System.exit(status);
    }

    private Main() {}
}
