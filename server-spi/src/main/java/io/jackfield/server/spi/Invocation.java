package io.jackfield.server.spi;

import java.io.PrintWriter;
import java.util.Optional;

/** One run of a {@link Command}. */
public interface Invocation {

    /**
     * The value of an argument.
     *
     * @param name as described
     * @return empty if it was not given
     */
    Optional<String> argument(String name);

    /**
     * The value of a flag, or its default.
     *
     * @param name as described
     */
    String flag(String name);

    /** Whether {@code --json} was given: print one JSON value a line and nothing else. */
    boolean isJson();

    /** Standard output. */
    PrintWriter out();

    /** A running server, as {@code --server} and {@code --token} name it. */
    RemoteBoard server();
}
