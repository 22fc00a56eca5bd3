package io.jackfield.server;

import io.jackfield.server.command.CommandLines;

import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** The command line: {@code jackfield serve}, {@code jackfield call …} and the like. */
public final class Main {

    /**
     * Runs one command and ends the process with its status: 0 when all went well, 1 when it
     * failed, 2 when it was not understood, 3 when the server could not be reached.
     *
     * @param arguments the command and what follows it
     */
    public static void main(String[] arguments) {
        boolean isLua = arguments.length > 0 && arguments[0].equals("lua");
        var line =
                isLua
                        ? CommandLines.createLua(
                                System.getenv(),
                                System.in,
                                // System.out would hide that nobody reads any more.
                                new FileOutputStream(FileDescriptor.out),
                                System.err)
                        : CommandLines.create(System.getenv(), System.in, System.out, System.err);
        int status = line.execute(arguments);
        line.getOut().flush();
        line.getErr().flush();
        if (isLua) {
            // To exit asks the logging first, which would be set up for nothing else.
            Runtime.getRuntime().halt(status);
        }
        System.exit(status);
    }

    private Main() {}
}
