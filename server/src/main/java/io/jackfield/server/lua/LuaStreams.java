package io.jackfield.server.lua;

import io.jackfield.lua.LuaException;
import io.jackfield.lua.LuaExitException;
import io.jackfield.lua.LuaText;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Standard streams for a script: bytes as they are, output in one buffer until it is asked for. */
final class LuaStreams {
    private static final int BUFFER = 1 << 16;

    /** What shells show for a program that nobody reads from any more. */
    private static final int UNREAD = 141;

    private final InputStream in;
    private final OutputStream out;
    private final OutputStream errors;
    private final boolean isLineBuffered;

    /**
     * Over the streams of the process.
     *
     * @param isLineBuffered whether somebody watches, so that each line is to be seen at once
     */
    LuaStreams(InputStream in, OutputStream out, OutputStream errors, boolean isLineBuffered) {
        this.in = in;
        this.out = new BufferedOutputStream(out, BUFFER);
        this.errors = errors;
        this.isLineBuffered = isLineBuffered;
    }

    InputStream in() {
        return in;
    }

    /** Writes a Lua string; an empty one flushes. */
    void print(String text) {
        try {
            out.write(LuaText.toBytes(text));
            if (text.isEmpty() || (isLineBuffered && text.endsWith("\n"))) {
                out.flush();
            }
        } catch (IOException e) {
            throw isUnread(e)
                    ? new LuaExitException(UNREAD)
                    : new LuaException(LuaText.encode("standard output: " + e.getMessage()));
        }
    }

    private static boolean isUnread(IOException e) {
        return String.valueOf(e.getMessage()).contains("Broken pipe");
    }

    /** Writes what is left; whether that went well. */
    boolean finish() {
        try {
            out.flush();
            return true;
        } catch (IOException e) {
            return isUnread(e);
        }
    }

    /** Writes a Lua string to standard error, after what was printed before. */
    void error(String text) {
        try {
            finish();
            errors.write(LuaText.toBytes(text));
            errors.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
