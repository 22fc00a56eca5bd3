package io.jackfield.lua.library;

import io.jackfield.lua.LuaLoader;
import io.jackfield.lua.LuaStateBuilder.Grant;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a state is given beyond the safe libraries.
 *
 * @param all by name
 * @param input where {@code io.stdin} reads from
 * @param errors takes what is written to {@code io.stderr}
 * @param root where all files are, null for all files of the process
 * @param loaders where {@code require} finds modules
 */
public record Grants(
        Set<Grant> all,
        InputStream input,
        Consumer<String> errors,
        @Nullable Path root,
        List<LuaLoader> loaders) {
    boolean has(Grant grant) {
        return all.contains(grant);
    }

    boolean mayStartProcesses() {
        return has(Grant.PROCESS);
    }

    FileAccess files() {
        return new FileAccess(root);
    }
}
