package io.jackfield.webwire.engine;

import io.jackfield.webwire.Payload;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.frames.Failure;
import io.jackfield.webwire.frames.Frame;

import java.lang.System.Logger.Level;

/**
 * Restores and closes the session of a connection as its client asks. On threads that may block.
 */
final class SessionRequests {
    private static final System.Logger LOG = System.getLogger("io.jackfield.webwire");

    private final Conversation conversation;
    private final ServerConnection connection;

    SessionRequests(Conversation conversation, ServerConnection connection) {
        this.conversation = conversation;
        this.connection = connection;
    }

    /** Specification, section 8.4. */
    void restore(long id, Payload key) {
        Frame answer;
        try {
            answer = new Frame.Reply(id, connection.restore(key));
        } catch (WebWireException refused) {
            answer = Answers.special(id, failure(refused));
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "a session could not be looked up", fault);
            answer = Answers.special(id, Failure.INTERNAL);
            if (conversation.dialect().closesOnLookupFailure()) {
                connection.close();
            }
        }
        answer(answer);
    }

    private static Failure failure(WebWireException refused) {
        return switch (refused.kind()) {
            case SESSION_NOT_FOUND -> Failure.SESSION_NOT_FOUND;
            case MAX_SESSION_CONNECTIONS_REACHED -> Failure.MAX_SESSION_CONNECTIONS_REACHED;
            case SESSIONS_DISABLED -> Failure.SESSIONS_DISABLED;
            default -> Failure.INTERNAL;
        };
    }

    /** Specification, section 8.5. */
    void close(long id) {
        Frame answer = new Frame.Reply(id, Payload.EMPTY);
        boolean isTold = false;
        try {
            isTold = connection.leaveSession() && conversation.dialect().tellsWhoClosed();
        } catch (WebWireException disabled) {
            answer = Answers.special(id, Failure.SESSIONS_DISABLED);
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "a session could not be closed", fault);
            answer = Answers.special(id, Failure.INTERNAL);
        }
        if (isTold) {
            conversation.onLoop(() -> conversation.write(new Frame.SessionClosed()));
        }
        answer(answer);
    }

    private void answer(Frame answer) {
        conversation.onLoop(
                () -> {
                    conversation.write(answer);
                    conversation.ended();
                });
    }
}
