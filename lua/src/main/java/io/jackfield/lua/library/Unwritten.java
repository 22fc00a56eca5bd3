package io.jackfield.lua.library;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Files whose buffers hold bytes. They are written when the state is closed, also those that the
 * script has forgotten; a forgotten one with an empty buffer is left to the JVM, which closes it.
 */
final class Unwritten {
    private static final int MOST = 256;

    private final Set<OpenFile> files = new LinkedHashSet<>();

    void wrote(OpenFile file) {
        if (file.isWaiting() && files.add(file) && files.size() > MOST) {
            OpenFile oldest = files.iterator().next();
            files.remove(oldest);
            flush(oldest);
        }
    }

    void remove(OpenFile file) {
        files.remove(file);
    }

    void flushAll() {
        List.copyOf(files).forEach(Unwritten::flush);
        files.clear();
    }

    private static void flush(OpenFile file) {
        try {
            if (!file.isClosed()) {
                file.flush();
            }
        } catch (IOException e) {
            System.getLogger(Unwritten.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "what a Lua script wrote last is lost: " + e.getMessage());
        }
    }
}
