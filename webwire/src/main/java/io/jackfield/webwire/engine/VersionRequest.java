package io.jackfield.webwire.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Framer;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.JsonBinding;
import io.jackfield.switchboard.Payload;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.WebWireException.Kind;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The {@code WEBWIRE} request with which a 1.4 client finds out the server's version
 * (specification, section 3.6). It goes over a connection of its own, which it closes, so it trusts
 * whom the WebSocket trusts and leaves nothing behind.
 */
public final class VersionRequest implements LinkHandler {
    /** How long the whole of it may take. */
    public static final Duration LIMIT = Duration.ofSeconds(10);

    /** The longest answer taken. */
    public static final int MOST_BYTES = 16 << 10;

    /** Whatever is there is one message: where the answer ends is known only to its reader. */
    public static final Framer FRAMER = (in, at, available) -> available;

    private static final String SPOKEN = "1.4";
    private static final String MEMBER = "protocol-version";
    private static final JsonBinding JSON = JsonBinding.of(MethodHandles.publicLookup());

    private final String host;
    private final String path;
    private final CompletableFuture<@Nullable Void> result = new CompletableFuture<>();
    private byte[] received = new byte[0];

    /**
     * One request.
     *
     * @param host for the header, with a port unless it is the usual one
     * @param path of the WebSocket
     */
    public VersionRequest(String host, String path) {
        this.host = host;
        this.path = path;
    }

    /**
     * Completes once the server said that it speaks this version; else fails with a {@link
     * WebWireException}. Within {@link #LIMIT} of the link's opening.
     */
    public CompletableFuture<@Nullable Void> result() {
        return result;
    }

    @Override
    public void opened(Link link) {
        link.after(
                LIMIT, () -> fail(link, Kind.DISCONNECTED, "the server did not tell its version"));
        String text =
                "WEBWIRE "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nAccept: application/json\r\nConnection: close\r\n\r\n";
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer room = link.reserve(bytes.length, Link.Kind.BYTES);
        link.commit(room.put(bytes));
    }

    @Override
    public void message(Link link, ByteBuffer in, Link.Kind kind) {
        int had = received.length;
        if (had + in.remaining() > MOST_BYTES) {
            fail(link, Kind.PROTOCOL, "the server's answer is over " + MOST_BYTES + " bytes");
            return;
        }
        int more = in.remaining();
        received = Arrays.copyOf(received, had + more);
        in.get(in.position(), received, had, more);
        judge(link, false);
    }

    @Override
    public void inputEnded(Link link) {
        judge(link, true);
        link.close(CloseReason.LOST);
    }

    @Override
    public void closed(Link link, CloseReason reason) {
        result.completeExceptionally(Failures.disconnected(reason));
    }

    private void judge(Link link, boolean isEnd) {
        HttpAnswer answer;
        try {
            answer = HttpAnswer.parse(received, isEnd);
        } catch (IllegalArgumentException notHttp) {
            fail(link, Kind.PROTOCOL, "the server's answer is not HTTP: " + notHttp.getMessage());
            return;
        }
        if (answer == null) {
            return;
        }
        if (answer.status() == 503) {
            fail(link, Kind.DISCONNECTED, "the server shuts down (503)");
        } else {
            judge(link, answer.body());
        }
    }

    private void judge(Link link, byte[] body) {
        Object json;
        try {
            json = JSON.read(Payload.of(ByteBuffer.wrap(body), Encoding.JSON), Object.class);
        } catch (JackfieldException notJson) {
            fail(link, Kind.PROTOCOL, "the server's version is not told in JSON; is it WebWire?");
            return;
        }
        if (!(json instanceof Map<?, ?> members)
                || (members.get(MEMBER) != null && !(members.get(MEMBER) instanceof String))) {
            fail(link, Kind.PROTOCOL, "the server's answer is no object with a " + MEMBER);
        } else if (!SPOKEN.equals(members.get(MEMBER))) {
            fail(
                    link,
                    Kind.INCOMPATIBLE_VERSION,
                    "the server speaks WebWire " + members.get(MEMBER) + ", this client 1.4");
        } else {
            result.complete(null);
            link.close(CloseReason.NORMAL);
        }
    }

    private void fail(Link link, Kind kind, String why) {
        result.completeExceptionally(new WebWireException(kind, why));
        link.close(CloseReason.of(CloseReason.Kind.NORMAL, why));
    }
}
