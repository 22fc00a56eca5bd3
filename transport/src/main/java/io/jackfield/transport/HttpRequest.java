package io.jackfield.transport;

import io.jackfield.core.JackfieldException;
import io.jackfield.core.Peer;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** A request. The body is read once, in one of three ways, by one thread. */
public interface HttpRequest {

    /** The method, as sent: {@code GET}. */
    String method();

    /**
     * The path, percent-decoded once, without {@code .} segments; begins with a slash. A path with
     * {@code ..}, NUL or bad encoding never gets here, one with an encoded slash only where the
     * route {@linkplain HttpRoute#withEncodedSlashes takes it}: there it is still encoded.
     */
    String path();

    /** What follows the prefix of the route; empty for a route of one path. */
    String remainder();

    /**
     * What follows the prefix of the route, cut at its slashes and decoded then. Where the route
     * {@linkplain HttpRoute#withEncodedSlashes takes encoded slashes}, a segment may hold one.
     *
     * @return none where {@link #remainder} is empty
     */
    List<String> segments();

    /** The query as sent, without the question mark; empty without one. */
    String query();

    /**
     * The values of a query parameter, decoded as forms are ({@code +} is a space).
     *
     * @param name decoded, case-sensitive
     * @return in order; empty if there is none
     * @throws JackfieldException {@link io.jackfield.core.Code#INVALID_ARGUMENT} for a query that
     *     is not well encoded
     */
    List<String> parameters(String name);

    /**
     * The first value of a query parameter.
     *
     * @param name decoded, case-sensitive
     * @throws JackfieldException as {@link #parameters}
     */
    default Optional<String> parameter(String name) {
        return parameters(name).stream().findFirst();
    }

    /** The headers. */
    HttpHeaders headers();

    /** Who asks, with the user agent it names. */
    Peer peer();

    /** Whether the connection is encrypted. */
    boolean isSecure();

    /** {@code HTTP/1.0}, {@code HTTP/1.1} or {@code HTTP/2}. */
    String protocol();

    /**
     * The whole body. Blocks until it is there, not with {@code INLINE}, where it is there already.
     *
     * @return its bytes, at most {@link HttpLimits#maxBodyBytes}; empty without a body
     * @throws JackfieldException if the body is too large, too slow, broken or the client is gone;
     *     answered with 413, 408 or 400 when it leaves the handler
     */
    byte[] bytes();

    /**
     * The next part of the body, of any length. Blocks until it is there. Reading from the socket
     * pauses while nobody takes what has come.
     *
     * @return null at the end of the body
     * @throws JackfieldException as {@link #bytes}; the length is not limited
     */
    @Nullable ByteBuffer next();

    /** The body as a stream over {@link #next}; it throws {@code IOException} where that throws. */
    InputStream stream();
}
