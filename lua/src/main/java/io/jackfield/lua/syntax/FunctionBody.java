package io.jackfield.lua.syntax;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A function as it stands in the source.
 *
 * @param chunkName of the chunk it stands in
 * @param line where it begins; 0 for a whole chunk
 * @param lastLine where it ends
 * @param parameters in the slots from 0 on
 * @param isVararg whether the parameters end with {@code ...}
 * @param argument the hidden local {@code arg} of a vararg function that never says {@code ...}
 * @param upvalues what it takes from outside
 * @param slots how many slots its frame has
 * @param block what it does
 */
public record FunctionBody(
        String chunkName,
        int line,
        int lastLine,
        List<Local> parameters,
        boolean isVararg,
        @Nullable Local argument,
        List<Upvalue> upvalues,
        int slots,
        Block block) {}
