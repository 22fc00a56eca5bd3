package io.jackfield.lua.library;

import io.jackfield.lua.LuaText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Which files a state may name.
 *
 * @param root names are relative to it and do not lead out of it; null for all files of the process
 */
record FileAccess(@Nullable Path root) {

    /**
     * The path that a name stands for.
     *
     * @param name a Lua string
     * @throws IOException if it leads out of the root, symbolic links included
     */
    Path path(String name) throws IOException {
        String text = LuaText.decode(name);
        if (root == null) {
            return Path.of(text);
        }
        Path base = root.toRealPath();
        Path path = base.resolve(text).normalize();
        Path existing = path;
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            Path parent = existing.getParent();
            if (parent == null) {
                break;
            }
            existing = parent;
        }
        // A link to nothing cannot be followed and is refused with an error of its own.
        if (!path.startsWith(base) || !existing.toRealPath().startsWith(base)) {
            throw new AccessDeniedException(text);
        }
        return path;
    }
}
