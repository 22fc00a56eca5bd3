package io.jackfield.server.spi;

import java.util.List;

/**
 * A part of the server. Found by {@link java.util.ServiceLoader}; started once, in the order of
 * {@link #name}.
 *
 * @param <O> its options: a record whose components carry {@link Option}
 */
public interface ServerModule<O extends Record> {

    /** Its table in {@code jackfield.toml}, and the prefix of its flags: lower-case letters. */
    String name();

    /** The record of its options. Its package is open to the server. */
    Class<O> options();

    /**
     * Starts it: offers functions, adds routes and protocols. The listeners open afterwards.
     *
     * @param options as configured
     * @param context the server
     * @throws Exception stops the start of the server; a {@link
     *     io.jackfield.core.JackfieldException} tells the operator what to do in its message
     */
    void start(O options, ServerContext context) throws Exception;

    /** What its commands are about, in one sentence, for the help; nothing by default. */
    default String description() {
        return "";
    }

    /** What it adds to the command line; nothing by default. */
    default List<Command> commands() {
        return List.of();
    }
}
