package io.jackfield.lua.machine;

/**
 * Where a local variable is active, for the library {@code debug}.
 *
 * @param name in the source, or that of a hidden value such as {@code (for limit)}
 * @param slot where its value is, perhaps in a {@link Cell}
 * @param from the first place at which it is active, as frames keep it
 * @param to the first place behind
 */
public record LocalScope(String name, int slot, int from, int to) {
    boolean isActive(int site) {
        return from <= site && site < to;
    }
}
