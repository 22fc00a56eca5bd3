package io.jackfield.bench.lua;

/** An engine inside this JVM. */
interface JavaEngine extends Engine {
    /** A new state with its libraries, to be kept for a measurement of memory. */
    Object newState();

    /**
     * Reads a field of a table.
     *
     * @param count how often
     * @return the sum of what was read
     */
    double readFields(int count);

    /**
     * Calls a function of Lua that adds one.
     *
     * @param count how often
     * @return what the last call returned
     */
    double callFunction(int count);
}
