package io.jackfield.lua;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Modules in the files of a folder. */
record FileLoader(Path folder) implements LuaLoader {
    /** A module is a small file; nothing else should be read into memory at once. */
    private static final long LARGEST = 16 << 20;

    @Override
    public Found find(String module) {
        List<String> places = new ArrayList<>();
        for (String name : ModuleNames.files(module)) {
            Path file = folder.resolve(LuaText.decode(name));
            places.add("no file '" + LuaText.encode(file.toString()) + "'");
            try {
                if (Files.isRegularFile(file)
                        && file.toRealPath().startsWith(folder.toRealPath())) {
                    return new Source(read(file), "@" + LuaText.encode(file.toString()));
                }
            } catch (IOException e) {
                String reason = String.valueOf(e.getMessage());
                throw new LuaException(
                        LuaText.encode(
                                "error loading module '%s' from file '%s': %s"
                                        .formatted(LuaText.decode(module), file, reason)));
            }
        }
        return new Missing(places);
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("larger than " + LARGEST + " bytes");
        }
        return LuaText.ofBytes(Files.readAllBytes(file));
    }
}
