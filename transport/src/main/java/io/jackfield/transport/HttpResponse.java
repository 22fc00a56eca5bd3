package io.jackfield.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An answer that is known as a whole.
 *
 * @param status 200 to 599
 * @param headers without {@code Content-Length}, {@code Date} and {@code Connection}: these are
 *     added
 * @param body position to limit is sent; not copied, so leave it alone afterwards
 */
public record HttpResponse(int status, HttpHeaders headers, ByteBuffer body) {

    /** Checks the status. */
    public HttpResponse {
        HttpStatus.check(status);
    }

    /**
     * Without a body.
     *
     * @param status 200 to 599
     */
    public static HttpResponse of(int status) {
        return new HttpResponse(status, HttpHeaders.EMPTY, ByteBuffer.allocate(0));
    }

    /**
     * Text in UTF-8.
     *
     * @param status 200 to 599
     * @param text the body
     */
    public static HttpResponse text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * JSON.
     *
     * @param status 200 to 599
     * @param json the body
     */
    public static HttpResponse json(int status, byte[] json) {
        return of(status, "application/json", json);
    }

    /**
     * Bytes of a type.
     *
     * @param status 200 to 599
     * @param contentType such as {@code image/png}
     * @param body not copied
     */
    public static HttpResponse of(int status, String contentType, byte[] body) {
        return new HttpResponse(
                status, HttpHeaders.of("Content-Type", contentType), ByteBuffer.wrap(body));
    }

    /**
     * The same with one header more.
     *
     * @param name token
     * @param value without control characters
     * @throws IllegalArgumentException if either is not well formed
     */
    public HttpResponse withHeader(String name, String value) {
        return new HttpResponse(status, headers.with(name, value), body);
    }
}
