package io.jackfield.lua;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where {@code require} finds modules. Safe from many threads where several states share one.
 *
 * @see LuaStateBuilder#loader
 */
@FunctionalInterface
public interface LuaLoader {
    /**
     * Looks for a module. May block.
     *
     * @param module its name as given to {@code require}, a Lua string: any bytes a script chooses
     * @return the source, or where it was looked for
     * @throws LuaException if it is there and cannot be read
     */
    Found find(String module);

    /** What was found. */
    sealed interface Found {}

    /**
     * Source text.
     *
     * @param text a Lua string
     * @param chunkName as in {@link LuaState#compile}
     */
    record Source(String text, String chunkName) implements Found {}

    /**
     * Nothing.
     *
     * @param places where it was looked for, one line each in the message of {@code require}, such
     *     as {@code no file './x.lua'}
     */
    record Missing(List<String> places) implements Found {
        /** Copies the list. */
        public Missing {
            places = List.copyOf(places);
        }
    }

    /**
     * Files of a folder: {@code a.b} is {@code a/b.lua} or {@code a/b/init.lua}. No name leads out
     * of the folder.
     *
     * @param folder where they are
     */
    static LuaLoader files(Path folder) {
        return new FileLoader(folder);
    }

    /**
     * Resources of a class path.
     *
     * @param loader whose resources
     * @param prefix of their names, such as {@code lua/}; may be empty
     */
    static LuaLoader classPath(ClassLoader loader, String prefix) {
        return new ResourceLoader(loader, prefix);
    }

    /**
     * Entries of a zip file, which is read once, now: at most 10,000 files of 16 MiB in all that
     * end with {@code .lua}.
     *
     * @param file the zip
     * @throws java.io.UncheckedIOException if it cannot be read or is too large
     */
    static LuaLoader zip(Path file) {
        return MemoryLoader.ofZip(file);
    }

    /**
     * Source texts by the name of their module.
     *
     * @param modules copied; Lua strings
     */
    static LuaLoader memory(Map<String, String> modules) {
        return new MemoryLoader("memory", modules);
    }
}
