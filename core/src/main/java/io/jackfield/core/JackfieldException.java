package io.jackfield.core;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of Jackfield. It says what happened ({@link #code()}), whether repeating may
 * help ({@link #isRetryable()}), in the message what to do about it, and the peer's own word for it
 * ({@link #reason()}) where there is one.
 *
 * <p>Message and reason may be sent to the peer; a cause never is.
 */
public class JackfieldException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final boolean retryable;
    private final @Nullable String reason;

    /**
     * An error that is retryable as its code is, without a reason of a peer.
     *
     * @param code not {@link Code#OK}
     * @param message says what happened and what to do; may be sent to the peer
     */
    public JackfieldException(Code code, String message) {
        this(code, message, null, code.isRetryable(), null);
    }

    /**
     * An error that is retryable as its code is, with its cause.
     *
     * @param code not {@link Code#OK}
     * @param message says what happened and what to do; may be sent to the peer
     * @param cause for the log; never sent
     */
    public JackfieldException(Code code, String message, @Nullable Throwable cause) {
        this(code, message, null, code.isRetryable(), cause);
    }

    /**
     * An error in full.
     *
     * @param code not {@link Code#OK}
     * @param message says what happened and what to do; may be sent to the peer
     * @param reason the peer's own code or text, verbatim; sent where the wire has room for it
     * @param retryable whether the same call may succeed when it is made again
     * @param cause for the log; never sent
     */
    public JackfieldException(
            Code code,
            String message,
            @Nullable String reason,
            boolean retryable,
            @Nullable Throwable cause) {
        super(message, cause);
        if (code == Code.OK) {
            throw new IllegalArgumentException("an error cannot have the code OK");
        }
        this.code = code;
        this.reason = reason;
        this.retryable = retryable;
    }

    /** What happened. */
    public final Code code() {
        return code;
    }

    /** The message; never null. */
    public final String message() {
        String message = getMessage();
        return message == null ? code.name() : message;
    }

    /**
     * The peer's own code or text, verbatim; null where the error is our own or the peer gave none.
     */
    public final @Nullable String reason() {
        return reason;
    }

    /** Whether the same call may succeed when it is made again. */
    public final boolean isRetryable() {
        return retryable;
    }

    /**
     * Any throwable as an exception of this kind: itself if it is one, else {@link Code#INTERNAL}
     * with a message that tells a peer nothing and the throwable as cause.
     *
     * @param cause what was caught
     */
    public static JackfieldException of(Throwable cause) {
        return cause instanceof JackfieldException known
                ? known
                : new JackfieldException(Code.INTERNAL, "internal error", cause);
    }
}
