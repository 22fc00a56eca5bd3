package io.jackfield.lua.library;

import io.jackfield.lua.LuaText;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** Commands of the shell, for {@code os.execute} and {@code io.popen}. */
final class Processes {
    private static final int SIGNALLED = 128;

    private static ProcessBuilder shell(String command) {
        return new ProcessBuilder("/bin/sh", "-c", LuaText.decode(command)).inheritIO();
    }

    /**
     * Starts a command whose output is read or whose input is written.
     *
     * @param command for the shell, a Lua string
     * @param isWriting whether its input is written
     */
    static Device piped(String command, boolean isWriting) throws IOException {
        ProcessBuilder builder = shell(command);
        Process process =
                isWriting
                        ? builder.redirectInput(Redirect.PIPE).start()
                        : builder.redirectOutput(Redirect.PIPE).start();
        return new Devices.OfProcess(
                process,
                isWriting ? null : process.getInputStream(),
                isWriting ? process.getOutputStream() : null);
    }

    /**
     * Runs a command up to its end.
     *
     * @param command for the shell, a Lua string
     * @return its status as C's {@code system} gives it
     */
    static int run(String command) throws IOException {
        Process process = shell(command).start();
        try {
            int status = process.waitFor();
            return status > SIGNALLED ? status - SIGNALLED : status << 8;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private Processes() {}
}
