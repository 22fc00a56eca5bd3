package io.jackfield.gob;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of this module. {@link #kind()} says what went wrong, the message says what and
 * where. A clean end of a stream is not an error.
 *
 * <p>After an exception of a {@link GobDecoder} its stream is lost; a {@link GobEncoder} stays
 * usable, what it was encoding leaves no trace.
 */
public final class GobException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What went wrong. */
    public enum Kind {
        /** The stream ended inside a message, or before the value its definitions announced. */
        TRUNCATED,
        /** The bytes are not gob, contradict themselves, or a value does not fit its target. */
        MALFORMED,
        /** The bytes are gob, of a type that does not go with the Java type asked for. */
        TYPE_MISMATCH,
        /** One of {@link GobLimits} was exceeded. */
        LIMIT,
        /** A Java type or value that has no form in gob, or a record that cannot be reached. */
        UNSUPPORTED
    }

    private final Kind kind;

    GobException(Kind kind, String message) {
        this(kind, message, null);
    }

    GobException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    static GobException malformed(String message) {
        return new GobException(Kind.MALFORMED, message);
    }

    static GobException mismatch(String message) {
        return new GobException(Kind.TYPE_MISMATCH, message);
    }

    static GobException limit(String message) {
        return new GobException(Kind.LIMIT, message);
    }

    static GobException stack(StackOverflowError cause) {
        return new GobException(
                Kind.LIMIT, "values nest deeper than this thread's stack allows", cause);
    }

    static GobException unsupported(String message) {
        return new GobException(Kind.UNSUPPORTED, message);
    }
}
