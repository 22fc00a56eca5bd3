package io.jackfield.transport;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Answers GET and HEAD with files: content type, strong ETag, Last-Modified, conditions, a single
 * range, and {@code .br} and {@code .gz} siblings for clients that take them. A request for several
 * ranges gets the whole file. Names that begin with a dot are not found. Files of any size cost one
 * buffer.
 *
 * @param source where they come from
 * @param index the file of a folder; {@code index.html} by default
 * @param cacheControl the Cache-Control header; {@code no-cache} by default, which makes clients
 *     ask whether what they have is still good
 * @param contentSecurityPolicy the Content-Security-Policy header; {@code default-src 'self'} by
 *     default; empty for none
 * @param isPrecompressed whether siblings are looked for; false by default
 */
public record StaticFiles(
        ResourceSource source,
        String index,
        String cacheControl,
        String contentSecurityPolicy,
        boolean isPrecompressed)
        implements HttpHandler {

    private static final int BUFFER_BYTES = 64 << 10;

    /**
     * With all defaults.
     *
     * @param source where they come from
     */
    public static StaticFiles of(ResourceSource source) {
        return new StaticFiles(source, "index.html", "no-cache", "default-src 'self'", false);
    }

    /**
     * The same with another {@link #cacheControl}.
     *
     * @param value such as {@code public, max-age=31536000, immutable}
     */
    public StaticFiles withCacheControl(String value) {
        return new StaticFiles(source, index, value, contentSecurityPolicy, isPrecompressed);
    }

    /**
     * The same with another {@link #contentSecurityPolicy}.
     *
     * @param value empty for none
     */
    public StaticFiles withContentSecurityPolicy(String value) {
        return new StaticFiles(source, index, cacheControl, value, isPrecompressed);
    }

    /** The same that looks for {@code .br} and {@code .gz} siblings. */
    public StaticFiles withPrecompressed() {
        return new StaticFiles(source, index, cacheControl, contentSecurityPolicy, true);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        HttpRequest request = exchange.request();
        String path = request.remainder();
        if (path.isEmpty() || path.endsWith("/")) {
            path = path + index;
        }
        if (!isPlain(path)) {
            throw notFound();
        }
        FileAnswer answer = find(path, request).orElseThrow(StaticFiles::notFound);
        FileAnswer.Part part = answer.part(request.headers());
        if (part.length() == 0) {
            exchange.respond(answer.withoutBody(part));
            return;
        }
        try (HttpResponseStream out = exchange.stream(part.status(), part.headers())) {
            if (!request.method().equals("HEAD")) {
                copy(answer.resource(), part, out);
            }
        }
    }

    private Optional<FileAnswer> find(String path, HttpRequest request) throws IOException {
        if (isPrecompressed) {
            for (Encoding encoding : Encoding.values()) {
                if (encoding.isTakenBy(request.headers())) {
                    var sibling = source.find(path + encoding.suffix);
                    if (sibling.isPresent()) {
                        return sibling.map(found -> new FileAnswer(this, path, encoding, found));
                    }
                }
            }
        }
        return source.find(path).map(found -> new FileAnswer(this, path, Encoding.PLAIN, found));
    }

    private static void copy(
            ResourceSource.Resource resource, FileAnswer.Part part, HttpResponseStream out)
            throws IOException {
        try (InputStream in = resource.content().open(part.from())) {
            byte[] buffer = new byte[(int) Math.min(part.length(), BUFFER_BYTES)];
            long left = part.length();
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    // it shrank while it was sent; the client must not take it for whole
                    out.abort();
                    return;
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    private static boolean isPlain(String path) {
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.startsWith(".") || segment.indexOf('\\') >= 0) {
                return false;
            }
        }
        return true;
    }

    private static JackfieldException notFound() {
        return new JackfieldException(Code.NOT_FOUND, "no such file");
    }

    /** How a file is stored. */
    enum Encoding {
        BROTLI("br", ".br"),
        GZIP("gzip", ".gz"),
        PLAIN("identity", "");

        final String token;
        final String suffix;

        Encoding(String token, String suffix) {
            this.token = token;
            this.suffix = suffix;
        }

        boolean isTakenBy(HttpHeaders headers) {
            return this != PLAIN && headers.hasToken("Accept-Encoding", token);
        }
    }
}
