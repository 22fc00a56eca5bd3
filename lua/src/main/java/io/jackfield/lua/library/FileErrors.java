package io.jackfield.lua.library;

import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaText;
import io.jackfield.lua.LuaValues;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What file functions answer when they fail: nil, a text and C's number of the error. */
final class FileErrors {
    /** An error of C. */
    enum Known {
        MISSING(2, "No such file or directory"),
        IO(5, "Input/output error"),
        BAD_DESCRIPTOR(9, "Bad file descriptor"),
        DENIED(13, "Permission denied"),
        EXISTS(17, "File exists"),
        NOT_DIRECTORY(20, "Not a directory"),
        IS_DIRECTORY(21, "Is a directory"),
        INVALID(22, "Invalid argument"),
        TOO_MANY(24, "Too many open files"),
        NO_SPACE(28, "No space left on device"),
        NO_SEEK(29, "Illegal seek"),
        BROKEN_PIPE(32, "Broken pipe"),
        NAME_TOO_LONG(36, "File name too long"),
        NOT_EMPTY(39, "Directory not empty"),
        LOOP(40, "Too many levels of symbolic links");

        private final int number;
        private final String text;

        Known(int number, String text) {
            this.number = number;
            this.text = text;
        }

        /** As an exception of file functions. */
        IOException failure() {
            return new IOException(text);
        }
    }

    /**
     * Nil, name and text, number.
     *
     * @param name of the file, a Lua string
     * @param failed why
     */
    static @Nullable Object of(String name, Exception failed) {
        return LuaValues.of(null, name + ": " + text(failed), number(failed));
    }

    /**
     * Nil, text, number, where no file has a name.
     *
     * @param failed why
     */
    static @Nullable Object of(Exception failed) {
        return LuaValues.of(null, text(failed), number(failed));
    }

    /** What {@code strerror} says, a Lua string. */
    static String text(Exception failed) {
        Known known = known(failed);
        return known == Known.IO && failed.getMessage() != null
                ? LuaText.encode(failed.getMessage())
                : known.text;
    }

    private static Double number(Exception failed) {
        return LuaNumbers.valueOf(known(failed).number);
    }

    private static Known known(Exception failed) {
        return switch (failed) {
            case NoSuchFileException _ -> Known.MISSING;
            case AccessDeniedException _ -> Known.DENIED;
            case FileAlreadyExistsException _ -> Known.EXISTS;
            case NotDirectoryException _ -> Known.NOT_DIRECTORY;
            case DirectoryNotEmptyException _ -> Known.NOT_EMPTY;
            case InvalidPathException _ -> Known.MISSING;
            case FileSystemException known -> named(known.getReason());
            default -> named(failed.getMessage());
        };
    }

    /** The JVM gives the words of C, but not the number. */
    private static Known named(@Nullable String text) {
        for (Known known : Known.values()) {
            if (known.text.equals(text)) {
                return known;
            }
        }
        return Known.IO;
    }

    private FileErrors() {}
}
