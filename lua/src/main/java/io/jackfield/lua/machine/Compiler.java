package io.jackfield.lua.machine;

/** From source text to a prototype. */
@FunctionalInterface
public interface Compiler {
    /**
     * Compiles.
     *
     * @param source a Lua string
     * @param chunkName as messages name it
     */
    Prototype compile(String source, String chunkName);
}
