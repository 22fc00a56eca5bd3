package io.jackfield.lua.library;

import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaText;
import io.jackfield.lua.LuaValues;

import org.jspecify.annotations.Nullable;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What file functions answer when they fail: nil, a text and C's number of the error. */
final class FileErrors {

    /**
     * Nil, text, number.
     *
     * @param name of the file, a Lua string
     * @param failed why
     */
    static @Nullable Object of(String name, Exception failed) {
        Known known = known(failed);
        return LuaValues.of(null, name + ": " + known.text(), LuaNumbers.valueOf(known.number()));
    }

    /** An error of C. */
    private record Known(int number, String text) {}

    private static Known known(Exception failed) {
        return switch (failed) {
            case NoSuchFileException _ -> new Known(2, "No such file or directory");
            case AccessDeniedException _ -> new Known(13, "Permission denied");
            case FileAlreadyExistsException _ -> new Known(17, "File exists");
            case NotDirectoryException _ -> new Known(20, "Not a directory");
            case DirectoryNotEmptyException _ -> new Known(39, "Directory not empty");
            default -> new Known(5, LuaText.encode(String.valueOf(failed.getMessage())));
        };
    }

    private FileErrors() {}
}
