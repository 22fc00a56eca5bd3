package io.jackfield.bench.lua;

import java.io.IOException;

/** A Lua implementation with one state. For one thread. */
interface Engine extends AutoCloseable {
    /** As the table names it. */
    String label();

    /**
     * Calls the function that a script returns; the script is loaded once.
     *
     * @param script its name without the ending
     * @param argument of the function
     * @return what it returns
     */
    double run(String script, double argument) throws IOException;

    @Override
    void close();
}
