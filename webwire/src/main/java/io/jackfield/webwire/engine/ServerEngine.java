package io.jackfield.webwire.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;
import io.jackfield.transport.WebSocketHandler;
import io.jackfield.transport.WebSocketLink;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.ConnectionInfo;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * The server's end of one connection (specification, sections 5 to 9 and 13).
 *
 * <p>States: greeting, while the connect hook runs and what comes is kept; open; leaving, when
 * requests are answered with a shutdown and what runs is finished; over.
 */
public final class ServerEngine implements WebSocketHandler {
    private final ServerSettings settings;
    private final ServerDialect dialect;
    private final ConnectionInfo info;
    private final int concurrency;
    private final ServerListener listener;
    private volatile @Nullable Conversation conversation;

    /**
     * An engine that waits for its link.
     *
     * @param settings of the server
     * @param dialect that the connection begins with
     * @param info of the connection
     * @param concurrency how many handlers may run at once, 1 or more
     * @param listener is told when the connection begins and ends
     */
    public ServerEngine(
            ServerSettings settings,
            ServerDialect dialect,
            ConnectionInfo info,
            int concurrency,
            ServerListener listener) {
        this.settings = settings;
        this.dialect = dialect;
        this.info = info;
        this.concurrency = concurrency;
        this.listener = listener;
    }

    @Override
    public void opened(Link link) {
        var opened = new Conversation(settings, dialect, info, concurrency, link);
        conversation = opened;
        listener.opened(this);
        opened.begin();
    }

    @Override
    public void message(Link link, ByteBuffer in, Link.Kind kind) {
        conversation().message(in, kind);
    }

    @Override
    public void ping(WebSocketLink link, ByteBuffer payload) {
        conversation().heard();
    }

    @Override
    public void pong(WebSocketLink link, ByteBuffer payload) {
        conversation().heard();
    }

    @Override
    public void batchEnd(Link link) {
        conversation().batchEnd();
    }

    @Override
    public void writable(Link link) {
        conversation().writable();
    }

    @Override
    public void closing(Link link) {
        conversation().closing();
    }

    @Override
    public void closed(Link link, CloseReason reason) {
        listener.closed(this);
        conversation().closed(reason);
    }

    /** What handlers see of the connection, once it is up. */
    public Connection connection() {
        return conversation().connection();
    }

    /**
     * Answers requests with a shutdown from now on. From any thread.
     *
     * @param quiet called once when what runs is answered, or the connection has ended; must not
     *     block
     */
    public void drain(Runnable quiet) {
        conversation().drain(quiet);
    }

    /**
     * Ends the connection. From any thread.
     *
     * @param reason told to the peer
     */
    public void close(CloseReason reason) {
        conversation().close(reason);
    }

    private Conversation conversation() {
        Conversation open = conversation;
        if (open == null) {
            throw new IllegalStateException("this engine has no link yet");
        }
        return open;
    }
}
