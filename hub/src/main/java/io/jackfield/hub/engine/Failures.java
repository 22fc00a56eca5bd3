package io.jackfield.hub.engine;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

/** Errors as texts, which is all that the reference has room for, and back. */
public final class Failures {
    /** What a plugin answers to a call of a method that it has not. */
    public static final String METHOD_NOT_FOUND = "method not found";

    /** What calls of a plugin that is told to go end with. */
    public static final String SHUT_DOWN = "connection is shut down";

    /**
     * What a plugin answered, with its text as message and reason.
     *
     * @param text not empty
     * @param name of a code; empty or unknown where the plugin gave none
     */
    public static JackfieldException remote(String text, String name) {
        Code code = text.equals(METHOD_NOT_FOUND) ? Code.NOT_FOUND : code(name);
        return new JackfieldException(code, text, text, code.isRetryable(), null);
    }

    private static Code code(String name) {
        for (Code code : Code.values()) {
            if (code != Code.OK && code.name().equals(name)) {
                return code;
            }
        }
        return Code.UNKNOWN;
    }

    /** A plugin that is told to go takes no more calls. */
    public static JackfieldException shutDown() {
        return new JackfieldException(Code.UNAVAILABLE, SHUT_DOWN);
    }

    private Failures() {}
}
