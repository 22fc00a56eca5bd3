package io.jackfield.webwire;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong on a WebWire connection, in the words of the protocol (specification, section
 * 11.1). Every kind has a {@link Code}, so that code which knows no WebWire understands it too.
 *
 * <p>A handler throws {@link #request} to answer with an error of the application. Any other
 * exception out of a handler is logged and answered as an internal error, without its text.
 */
public final class WebWireException extends JackfieldException {
    private static final long serialVersionUID = 1;

    /** What happened. */
    public enum Kind {
        /** The handler of the request refused it; {@link #reason} is its error code. */
        REQUEST(Code.UNKNOWN),
        /** A fault of the server; it tells no more. */
        INTERNAL(Code.INTERNAL),
        /** The server shuts down, or closes this connection. */
        SERVER_SHUTDOWN(Code.UNAVAILABLE),
        /** No session has this key. */
        SESSION_NOT_FOUND(Code.NOT_FOUND),
        /** As many connections share this session as may. */
        MAX_SESSION_CONNECTIONS_REACHED(Code.RESOURCE_EXHAUSTED),
        /** The server keeps no sessions. */
        SESSIONS_DISABLED(Code.UNIMPLEMENTED),
        /** A message that breaks the rules of the wire, or would if it were sent. */
        PROTOCOL(Code.INVALID_ARGUMENT),
        /** No reply, or no connection, in time. */
        TIMEOUT(Code.DEADLINE_EXCEEDED),
        /** The caller gave up. */
        CANCELLED(Code.CANCELLED),
        /** There is no connection, or it was lost before the reply came. */
        DISCONNECTED(Code.UNAVAILABLE),
        /** The server speaks another version of the protocol. */
        INCOMPATIBLE_VERSION(Code.UNIMPLEMENTED),
        /** The server speaks another sub-protocol. */
        SUB_PROTOCOL_MISMATCH(Code.FAILED_PRECONDITION),
        /** The message is longer than the other side takes. Nothing was sent. */
        BUFFER_OVERFLOW(Code.OUT_OF_RANGE),
        /** Too much waits to be sent, or to be answered. Nothing was sent. */
        OVERLOADED(Code.RESOURCE_EXHAUSTED),
        /** There is a session already. */
        SESSION_ACTIVE(Code.FAILED_PRECONDITION);

        private final Code code;

        Kind(Code code) {
            this.code = code;
        }
    }

    private final Kind kind;

    /**
     * An error of a kind.
     *
     * @param kind what happened
     * @param message says what happened and what to do
     */
    public WebWireException(Kind kind, String message) {
        this(kind, message, null);
    }

    /**
     * An error of a kind, with its cause.
     *
     * @param kind what happened
     * @param message says what happened and what to do
     * @param cause for the log; never sent
     */
    public WebWireException(Kind kind, String message, @Nullable Throwable cause) {
        super(kind.code, message, null, kind.code.isRetryable(), cause);
        this.kind = kind;
    }

    private WebWireException(Code code, String errorCode, String message) {
        super(code, message, errorCode, code.isRetryable(), null);
        this.kind = Kind.REQUEST;
    }

    /**
     * An error of the application: what a handler throws, and what its client gets.
     *
     * @param errorCode 1 to 255 characters of printable ASCII: the client gets an internal error
     *     for any other; one of the names of {@link Code} also says so to programs that know no
     *     WebWire
     * @param message for people; may be empty
     */
    public static WebWireException request(String errorCode, String message) {
        return new WebWireException(Code.ofName(errorCode), errorCode, message);
    }

    /** What happened. */
    public Kind kind() {
        return kind;
    }
}
