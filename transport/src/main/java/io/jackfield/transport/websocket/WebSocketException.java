package io.jackfield.transport.websocket;

/** A peer that breaks the rules of RFC 6455 or a limit; says the status to close with. */
public final class WebSocketException extends RuntimeException {
    /** A frame that must not be (section 7.4.1). */
    public static final int PROTOCOL_ERROR = 1002;

    /** Text that is not UTF-8. */
    public static final int BAD_DATA = 1007;

    /** A message or frame over the limit. */
    public static final int TOO_BIG = 1009;

    private static final long serialVersionUID = 1;

    private final int status;
    private final String text;

    WebSocketException(int status, String text) {
        // Thrown for what peers send: no stack trace, which would be the costliest part of it.
        super(text, null, false, false);
        this.status = status;
        this.text = text;
    }

    static WebSocketException protocol(String text) {
        return new WebSocketException(PROTOCOL_ERROR, text);
    }

    static WebSocketException tooBig(long bytes, int most) {
        return new WebSocketException(
                TOO_BIG, bytes + " bytes are over the limit of " + most + " bytes");
    }

    /** The status to close with. */
    public int status() {
        return status;
    }

    /** What is wrong, short enough for a close frame. */
    public String text() {
        return text;
    }
}
