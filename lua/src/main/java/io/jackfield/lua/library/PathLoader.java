package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaException;
import io.jackfield.lua.LuaLoader;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Modules in the files that {@code package.path} names. */
final class PathLoader {
    static LuaLoader.Found find(LuaArguments arguments, LuaTable library, FileAccess access) {
        String module = arguments.string(1);
        if (!(library.get("path") instanceof String templates)) {
            throw arguments.error("'package.path' must be a string");
        }
        String file = module.replace('.', '/');
        List<String> places = new ArrayList<>();
        for (String template : templates.split(";", -1)) {
            if (template.isEmpty()) {
                continue;
            }
            // A template may hold many marks, a name many characters.
            arguments.state().step(10);
            long marks = template.chars().filter(next -> next == '?').count();
            arguments.state().allocateString(template.length() + marks * file.length());
            String name = template.replace("?", file);
            places.add("no file '" + name + "'");
            try {
                Path path = access.path(name);
                if (Files.isReadable(path) && !Files.isDirectory(path)) {
                    return new LuaLoader.Source(text(arguments, path), "@" + name);
                }
            } catch (IOException | InvalidPathException e) {
                if (e instanceof java.nio.file.NoSuchFileException
                        || e instanceof java.nio.file.AccessDeniedException
                        || e instanceof InvalidPathException) {
                    continue;
                }
                throw new LuaException(
                        "error loading module '%s' from file '%s':\n\tcannot read %s: %s"
                                .formatted(module, name, name, FileErrors.text(e)));
            }
        }
        return new LuaLoader.Missing(places);
    }

    private static String text(LuaArguments arguments, Path path) throws IOException {
        arguments.state().allocateString(Files.size(path));
        return LuaText.ofBytes(Files.readAllBytes(path));
    }

    private PathLoader() {}
}
