package io.jackfield.webwire.codec;

/** The type codes and shortest lengths of messages (specification, section 4.2). */
final class Types {
    static final int ERROR_REPLY = 0;
    static final int FIRST_SPECIAL_REPLY = 1;
    static final int PROTOCOL_ERROR = 6;
    static final int SESSION_CREATED = 21;
    static final int SESSION_CLOSED = 22;
    static final int ACCEPT_CONF = 23;
    static final int CLOSE_SESSION = 31;
    static final int RESTORE_SESSION = 32;
    static final int HEARTBEAT = 33;
    static final int SIGNAL_BINARY = 63;
    static final int SIGNAL_UTF8 = 64;
    static final int SIGNAL_UTF16 = 65;
    static final int REQUEST_BINARY = 127;
    static final int REQUEST_UTF8 = 128;
    static final int REQUEST_UTF16 = 129;
    static final int REPLY_BINARY = 191;
    static final int REPLY_UTF8 = 192;
    static final int REPLY_UTF16 = 193;

    /** Type and identifier. */
    static final int HEADER_BYTES = 9;

    static final int ACCEPT_CONF_BYTES = 11;
    static final int MOST_NAME_BYTES = 255;

    /** Whether a message of this type is answered, also when it is malformed. */
    static boolean expectsReply(int type) {
        return type == CLOSE_SESSION
                || type == RESTORE_SESSION
                || (type >= REQUEST_BINARY && type <= REQUEST_UTF16);
    }

    private Types() {}
}
