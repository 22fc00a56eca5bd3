package io.jackfield.webwire.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Limits;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.MemoryLinks;
import io.jackfield.webwire.ClientOptions;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.Version;
import io.jackfield.webwire.WebWireException;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A client's engine in virtual time, with a server's end that a test plays by hand. */
final class EngineFixture implements ClientEvents, LinkHandler {
    static final String ACCEPT_CONF = "17020060ea000000200000";

    final MemoryLinks.Manual links = MemoryLinks.manual();
    final List<String> sent = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final ClientEngine engine;
    @Nullable Session held;
    @Nullable WebWireException error;
    @Nullable CloseReason reason;

    private @Nullable Link client;
    private @Nullable Link server;

    private EngineFixture(Version version, ClientOptions options, @Nullable Session session) {
        held = session;
        engine =
                new ClientEngine(
                        ClientDialect.of(version),
                        options,
                        Limits.DEFAULT.maxMessageBytes(),
                        new AtomicLong(),
                        links.time()::nanoTime,
                        this);
        links.connect("test", engine, this, Limits.DEFAULT);
        links.run();
    }

    /** A connection of which nothing was said yet. */
    static EngineFixture open(Version version, ClientOptions options) {
        return new EngineFixture(version, options, null);
    }

    /** The same with a session to restore. */
    static EngineFixture holding(Version version, Session session) {
        return new EngineFixture(version, ClientOptions.DEFAULT, session);
    }

    /** A connection that is ready. */
    static EngineFixture ready(Version version) {
        return ready(version, ClientOptions.DEFAULT);
    }

    static EngineFixture ready(Version version, ClientOptions options) {
        var fixture = open(version, options);
        if (version == Version.V2_0) {
            fixture.serverSends(ACCEPT_CONF);
        }
        return fixture;
    }

    void serverSends(String hex) {
        serverSends(hex, Link.Kind.BYTES);
    }

    void serverSends(String hex, Link.Kind kind) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        post(server, link -> link.commit(link.reserve(bytes.length, kind).put(bytes)));
    }

    void serverEnds() {
        post(server, link -> link.close(CloseReason.LOST));
    }

    ClientCall request(String name, String text) {
        return call(ClientCall.request(name, Payload.utf8(text), deadline(), () -> {}));
    }

    /** A request whose time was up before it could be sent. */
    ClientCall expiredRequest(String name, String text) {
        long now = links.time().nanoTime();
        return call(ClientCall.request(name, Payload.utf8(text), now, () -> {}));
    }

    ClientCall signal(String name, String text) {
        return call(ClientCall.signal(name, Payload.utf8(text), deadline(), () -> {}));
    }

    ClientCall closeSession() {
        return call(ClientCall.closeSession(deadline(), () -> {}));
    }

    void pass(Duration time) {
        links.advance(time);
    }

    private ClientCall call(ClientCall call) {
        Link open = client;
        if (open == null || !call.postTo(open, engine)) {
            throw new IllegalStateException("the link takes no calls");
        }
        links.run();
        return call;
    }

    private long deadline() {
        return links.time().nanoTime() + Duration.ofSeconds(60).toNanos();
    }

    private void post(@Nullable Link link, java.util.function.Consumer<Link> task) {
        if (link != null) {
            var _ =
                    link.post(
                            new Link.Posted() {
                                @Override
                                public void run(Link at) {
                                    task.accept(at);
                                }

                                @Override
                                public void failed(CloseReason why) {}
                            });
        }
        links.run();
    }

    // The server's end.

    @Override
    public void message(Link link, ByteBuffer in, Link.Kind kind) {
        var bytes = new byte[in.remaining()];
        in.get(bytes);
        sent.add(HexFormat.of().formatHex(bytes));
    }

    @Override
    public void closed(Link link, CloseReason why) {
        told.add("server: closed");
    }

    // The client's events, and the opening of both ends.

    @Override
    public void opened(Link link) {
        if (server == null) {
            server = link; // the accepting end opens first
        } else {
            client = link;
        }
    }

    @Override
    public @Nullable Session heldSession() {
        return held;
    }

    @Override
    public void ready(Link link) {
        told.add("ready");
    }

    @Override
    public void signal(Message message) {
        told.add("signal " + message.name() + " " + message.payload().text());
    }

    @Override
    public void sessionCreated(Session session) {
        held = session;
        told.add("created " + session.key().text());
    }

    @Override
    public void sessionRestored(Session session) {
        held = session;
        told.add("restored " + session.key().text());
    }

    @Override
    public void sessionEnded() {
        held = null;
        told.add("ended");
    }

    @Override
    public void closed(CloseReason why, WebWireException failure) {
        reason = why;
        error = failure;
        told.add("closed");
    }

    @Override
    public void unsent(ClientCall call) {
        told.add("unsent " + call);
    }
}
