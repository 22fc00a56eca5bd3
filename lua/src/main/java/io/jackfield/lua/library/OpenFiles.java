package io.jackfield.lua.library;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that a state has opened. Those whose buffers hold bytes are kept until these are
 * written, also when the script has forgotten them; other forgotten ones are left to the JVM, which
 * closes them.
 */
final class OpenFiles {
    /** So that a script cannot take all the file descriptors of the process. */
    static final int MOST = 1_000;

    private static final int MOST_UNWRITTEN = 256;

    private final List<WeakReference<OpenFile>> open = new ArrayList<>();
    private final Set<OpenFile> unwritten = new LinkedHashSet<>();

    /** Whether no other file may be opened. Forgotten ones count until they are collected. */
    boolean isFull() {
        if (open.size() < MOST) {
            return false;
        }
        open.removeIf(reference -> isClosed(reference.get()));
        return open.size() >= MOST;
    }

    private static boolean isClosed(@Nullable OpenFile file) {
        return file == null || file.isClosed();
    }

    void opened(OpenFile file) {
        open.add(new WeakReference<>(file));
    }

    void wrote(OpenFile file) {
        if (file.isWaiting() && unwritten.add(file) && unwritten.size() > MOST_UNWRITTEN) {
            OpenFile oldest = unwritten.iterator().next();
            unwritten.remove(oldest);
            try {
                oldest.flush();
            } catch (IOException e) {
                lost(e);
            }
        }
    }

    void flushed(OpenFile file) {
        unwritten.remove(file);
    }

    void closeAll() {
        for (WeakReference<OpenFile> reference : open) {
            OpenFile file = reference.get();
            try {
                if (file != null && !file.isClosed()) {
                    file.abandon();
                }
            } catch (IOException e) {
                lost(e);
            }
        }
        open.clear();
        unwritten.clear();
    }

    private static void lost(IOException e) {
        System.getLogger(OpenFiles.class.getName())
                .log(
                        System.Logger.Level.WARNING,
                        "what a Lua script wrote last is lost: " + e.getMessage());
    }
}
