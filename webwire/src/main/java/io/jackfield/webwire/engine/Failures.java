package io.jackfield.webwire.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.WebWireException.Kind;
import io.jackfield.webwire.frames.Failure;

/** What a client's calls end with (specification, section 11.1). */
final class Failures {

    static WebWireException of(Failure failure) {
        return switch (failure) {
            case SHUTDOWN ->
                    new WebWireException(
                            Kind.SERVER_SHUTDOWN, "the server shuts down; try again later");
            case INTERNAL ->
                    new WebWireException(Kind.INTERNAL, "the server failed; its log says why");
            case SESSION_NOT_FOUND ->
                    new WebWireException(
                            Kind.SESSION_NOT_FOUND, "no session has this key; log in again");
            case MAX_SESSION_CONNECTIONS_REACHED ->
                    new WebWireException(
                            Kind.MAX_SESSION_CONNECTIONS_REACHED,
                            "as many connections share this session as may; close one");
            case SESSIONS_DISABLED ->
                    new WebWireException(Kind.SESSIONS_DISABLED, "the server keeps no sessions");
            case PROTOCOL_ERROR ->
                    new WebWireException(Kind.PROTOCOL, "the server could not read the message");
        };
    }

    static WebWireException disconnected(CloseReason reason) {
        return new WebWireException(
                Kind.DISCONNECTED, reason.toException().message(), reason.cause());
    }

    static WebWireException unreadableSession(RuntimeException why) {
        return new WebWireException(
                Kind.PROTOCOL, "a session that cannot be read: " + why.getMessage(), why);
    }

    private Failures() {}
}
