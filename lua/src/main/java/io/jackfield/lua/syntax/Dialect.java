package io.jackfield.lua.syntax;

/**
 * What a parser takes beyond the grammar of Lua 5.1.
 *
 * @param gotos whether there are jumps and labels, as in Lua 5.2
 * @param operators {@code //} and the bit operators of Lua 5.3, on numbers as doubles
 */
public record Dialect(boolean gotos, boolean operators) {
    /** The grammar of Lua 5.1 and nothing more. */
    public static final Dialect STRICT = new Dialect(false, false);
}
