package io.jackfield.webwire.board;

import io.jackfield.core.Execution;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpRoute;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** The client for browsers, as one module of JavaScript. */
final class BrowserClient {
    private static final String RESOURCE = "/io/jackfield/webwire/web/webwire.js";

    /**
     * Serves it at {@code /jackfield/webwire.js}; asked again, a browser that has it is told so.
     */
    static HttpRoute route() {
        byte[] script = read();
        String tag = '"' + tag(script) + '"';
        return HttpRoute.exact(
                        "GET",
                        "/jackfield/webwire.js",
                        exchange -> {
                            boolean isKnown =
                                    exchange.request()
                                            .headers()
                                            .first("If-None-Match")
                                            .filter(tag::equals)
                                            .isPresent();
                            HttpResponse response =
                                    isKnown
                                            ? HttpResponse.of(304)
                                            : HttpResponse.of(
                                                    200, "text/javascript; charset=utf-8", script);
                            exchange.respond(
                                    response.withHeader("ETag", tag)
                                            .withHeader("Cache-Control", "no-cache")
                                            .withHeader("X-Content-Type-Options", "nosniff"));
                        })
                .withExecution(Execution.INLINE);
    }

    private static byte[] read() {
        try (InputStream in = BrowserClient.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + RESOURCE);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(byte[] script) {
        var sum = new CRC32();
        sum.update(script);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private BrowserClient() {}
}
