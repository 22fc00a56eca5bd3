package io.jackfield.webwire.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Limits;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.MemoryLinks;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.ConnectionInfo;
import io.jackfield.webwire.ServerImplementation;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A client of bytes, joined to a server's engine: no socket, no thread, virtual time. */
final class RawClient implements LinkHandler, ServerListener {
    final MemoryLinks.Manual links;
    final ServerSettings settings;
    final List<String> received = new ArrayList<>();
    @Nullable CloseReason closed;
    private final ServerEngine engine;
    private @Nullable Link link;

    private RawClient(MemoryLinks.Manual links, ServerSettings settings, ServerDialect dialect) {
        this.links = links;
        this.settings = settings;
        var info =
                new ConnectionInfo(
                        io.jackfield.core.Peer.at("test"), links.time().now(), "/", Map.of());
        engine = new ServerEngine(settings, dialect, info, settings.options().concurrency(), this);
        links.connect("test", this, engine, Limits.DEFAULT);
        links.run();
    }

    /** A client of a server with sessions whose keys are key-1, key-2 and so on. */
    static RawClient connect(ServerDialect dialect, ServerImplementation implementation) {
        return connect(dialect, implementation, false);
    }

    static RawClient connect(
            ServerDialect dialect, ServerImplementation implementation, boolean zeroIdentifiers) {
        return new TestSettings(implementation).zeroIdentifiers(zeroIdentifiers).connect(dialect);
    }

    static RawClient connect(
            MemoryLinks.Manual links, ServerSettings settings, ServerDialect dialect) {
        return new RawClient(links, settings, dialect);
    }

    /** Another client of the same server. */
    RawClient another(ServerDialect dialect) {
        return new RawClient(links, settings, dialect);
    }

    /** Sends a message and returns what came back. */
    List<String> send(String hex) {
        return send(hex, Link.Kind.BYTES);
    }

    List<String> send(String hex, Link.Kind kind) {
        received.clear();
        byte[] message = HexFormat.of().parseHex(hex);
        Link open = link;
        if (open == null) {
            throw new IllegalStateException("not open yet");
        }
        open.post(
                new Link.Posted() {
                    @Override
                    public void run(Link out) {
                        out.commit(out.reserve(message.length, kind).put(message));
                    }

                    @Override
                    public void failed(CloseReason reason) {}
                });
        links.run();
        return received;
    }

    /** Lets time pass; what came meanwhile. */
    List<String> after(Duration time) {
        received.clear();
        links.advance(time);
        return received;
    }

    void drain(Runnable quiet) {
        engine.drain(quiet);
        links.run();
    }

    /** Ends the connection. */
    void disconnect() {
        Link open = link;
        if (open != null) {
            open.close(CloseReason.NORMAL);
            links.run();
        }
    }

    Connection connection() {
        return engine.connection();
    }

    @Override
    public void opened(Link opened) {
        link = opened;
    }

    @Override
    public void message(Link from, ByteBuffer in, Link.Kind kind) {
        var bytes = new byte[in.remaining()];
        in.get(bytes);
        received.add(HexFormat.of().formatHex(bytes));
    }

    @Override
    public void closed(Link from, CloseReason reason) {
        closed = reason;
    }

    @Override
    public void opened(ServerEngine server) {}

    @Override
    public void closed(ServerEngine server) {}
}
