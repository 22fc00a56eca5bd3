package io.jackfield.webwire.engine;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.codec.Encoder;
import io.jackfield.webwire.frames.Failure;
import io.jackfield.webwire.frames.Frame;

/** What a client is told when a handler fails (specification, section 6.2). */
final class Answers {

    /**
     * The answer to a request whose handler threw something.
     *
     * @param id of the request
     * @param thrown by the handler
     * @param dialect of the connection
     */
    static Frame of(long id, Throwable thrown, ServerDialect dialect) {
        if (thrown instanceof WebWireException known
                && known.kind() != WebWireException.Kind.REQUEST) {
            return special(id, dialect.namesLibraryErrors() ? failure(known) : Failure.INTERNAL);
        }
        if (thrown instanceof JackfieldException error) {
            String reason = error.reason();
            if (reason != null) {
                return errorReply(id, reason, error);
            }
            if (error.code() != Code.INTERNAL && error.code() != Code.UNKNOWN) {
                return errorReply(id, error.code().name(), error);
            }
        }
        return special(id, Failure.INTERNAL);
    }

    /** Whether an answer tells the client nothing, so that the log has to. */
    static boolean isInternal(Frame answer) {
        return answer instanceof Frame.SpecialReply;
    }

    /** An error reply, unless its code is none that a client takes. */
    private static Frame errorReply(long id, String code, JackfieldException error) {
        var reply = new Frame.ErrorReply(id, code, error.message());
        try {
            Encoder.length(reply);
            return reply;
        } catch (JackfieldException badCode) {
            error.addSuppressed(badCode);
            return special(id, Failure.INTERNAL);
        }
    }

    private static Failure failure(WebWireException error) {
        return switch (error.kind()) {
            case SESSION_NOT_FOUND -> Failure.SESSION_NOT_FOUND;
            case MAX_SESSION_CONNECTIONS_REACHED -> Failure.MAX_SESSION_CONNECTIONS_REACHED;
            case SESSIONS_DISABLED -> Failure.SESSIONS_DISABLED;
            case PROTOCOL -> Failure.PROTOCOL_ERROR;
            default -> Failure.INTERNAL;
        };
    }

    static Frame special(long id, Failure failure) {
        return new Frame.SpecialReply(id, failure);
    }

    private Answers() {}
}
