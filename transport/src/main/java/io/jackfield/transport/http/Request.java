package io.jackfield.transport.http;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Peer;
import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** A request as its handler sees it. */
final class Request implements HttpRequest {

    private final RequestHead head;
    private final RequestTarget target;
    private final String remainder;
    private final Peer peer;
    private final boolean secure;
    private final int maxBodyBytes;
    private final BodyQueue body;
    private final Runnable wantBody;

    Request(
            RequestHead head,
            RequestTarget target,
            String remainder,
            Peer peer,
            boolean secure,
            int maxBodyBytes,
            BodyQueue body,
            Runnable wantBody) {
        this.head = head;
        this.target = target;
        this.remainder = remainder;
        this.peer = peer;
        this.secure = secure;
        this.maxBodyBytes = maxBodyBytes;
        this.body = body;
        this.wantBody = wantBody;
    }

    /** The peer with the user agent that this request names. */
    static Peer peerOf(RequestHead head, Peer peer) {
        return head.headers()
                .first("User-Agent")
                .map(
                        agent ->
                                new Peer(
                                        peer.address(),
                                        agent,
                                        peer.certificates(),
                                        peer.principal()))
                .orElse(peer);
    }

    static HttpFault tooLarge(int maxBodyBytes) {
        return new HttpFault(
                413,
                Code.RESOURCE_EXHAUSTED,
                "the body is longer than " + maxBodyBytes + " bytes, send less");
    }

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public String path() {
        return target.path();
    }

    @Override
    public String remainder() {
        return remainder;
    }

    @Override
    public List<String> segments() {
        if (remainder.isEmpty()) {
            return List.of();
        }
        List<String> all = target.segments();
        int count = 1 + (int) remainder.chars().filter(c -> c == '/').count();
        return List.copyOf(all.subList(all.size() - count, all.size()));
    }

    @Override
    public String query() {
        return target.query();
    }

    @Override
    public List<String> parameters(String name) {
        return RequestTarget.parameters(target.query(), name);
    }

    @Override
    public HttpHeaders headers() {
        return head.headers();
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String protocol() {
        return head.protocol();
    }

    @Override
    public byte[] bytes() {
        if (head.contentLength() > maxBodyBytes) {
            throw tooLarge(maxBodyBytes);
        }
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream((int) Math.max(head.contentLength(), 32));
        for (ByteBuffer part = next(); part != null; part = next()) {
            if (bytes.size() + part.remaining() > maxBodyBytes) {
                throw tooLarge(maxBodyBytes);
            }
            bytes.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
        }
        return bytes.toByteArray();
    }

    @Override
    public @Nullable ByteBuffer next() {
        return body.next(wantBody);
    }

    @Override
    public InputStream stream() {
        return new InputStream() {
            private ByteBuffer part = ByteBuffer.allocate(0);

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (!part.hasRemaining()) {
                    ByteBuffer more = nextPart();
                    if (more == null) {
                        return -1;
                    }
                    part = more;
                }
                int taken = Math.min(length, part.remaining());
                part.get(into, offset, taken);
                return taken;
            }

            private @Nullable ByteBuffer nextPart() throws IOException {
                try {
                    return next();
                } catch (JackfieldException e) {
                    throw new IOException(e.message(), e);
                }
            }
        };
    }
}
