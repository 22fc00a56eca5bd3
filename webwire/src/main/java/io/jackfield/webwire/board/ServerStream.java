package io.jackfield.webwire.board;

import io.jackfield.core.Cancellable;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.BoardStream;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.PayloadEncoding;
import io.jackfield.webwire.WebWireException;

import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * A server stream as signals {@code stream/ID}, one for each message, and {@code stream/ID/end}.
 * The next message is asked for when the one before is on its way, so a client that does not read
 * holds the function back.
 */
final class ServerStream implements Runnable {
    private static final System.Logger LOG = System.getLogger("io.jackfield.webwire");

    private final String id;
    private final BoardStream stream;
    private final Connection connection;
    private final PayloadEncoding asked;
    private final Cancellable ending;
    private final Runnable whenOver;

    ServerStream(
            String id,
            BoardStream stream,
            Connection connection,
            PayloadEncoding asked,
            Runnable whenOver) {
        this.id = id;
        this.stream = stream;
        this.connection = connection;
        this.asked = asked;
        this.whenOver = whenOver;
        this.ending = connection.onEnd(stream::close);
    }

    /**
     * The reply of the request that began it.
     *
     * @param stream the id in the names of its signals
     */
    record Began(String stream) {}

    /**
     * The signal that ends it.
     *
     * @param code {@code OK}, or what went wrong
     * @param message for people; empty when all went well
     */
    record Ended(String code, String message) {}

    Payload began() {
        return Requests.write(new Began(id));
    }

    /** Sends all of it. Blocks; on a thread of its own. */
    @Override
    public void run() {
        try {
            Ended end = new Ended(Code.OK.name(), "");
            try (stream) {
                for (Optional<io.jackfield.switchboard.Payload> message = stream.next();
                        message.isPresent();
                        message = stream.next()) {
                    connection.signal("stream/" + id, Payloads.fromBoard(message.get(), asked));
                }
            } catch (JackfieldException failed) {
                end = new Ended(code(failed), failed.message());
            }
            connection.signal("stream/" + id + "/end", Requests.write(end));
        } catch (WebWireException gone) {
            // The client has gone, or does not read: nobody is left to be told.
            if (gone.kind() == WebWireException.Kind.OVERLOADED && connection.isConnected()) {
                LOG.log(Level.WARNING, "{0} reads too slowly; it is closed", connection);
                connection.close();
            }
        } finally {
            ending.cancel();
            whenOver.run();
        }
    }

    private static String code(JackfieldException failed) {
        boolean isUnread =
                failed instanceof WebWireException sent
                        && sent.kind() == WebWireException.Kind.OVERLOADED;
        return isUnread ? Code.RESOURCE_EXHAUSTED.name() : failed.code().name();
    }

    /** Gives up. */
    void cancel() {
        stream.close();
    }
}
