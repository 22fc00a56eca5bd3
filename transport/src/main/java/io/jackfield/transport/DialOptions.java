package io.jackfield.transport;

import io.jackfield.core.Framer;
import io.jackfield.core.Limits;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How to dial. {@link #stream} and {@link #messages} give the defaults.
 *
 * @param framer cuts a byte stream into messages; null where the wire keeps messages whole: {@code
 *     ws}, {@code wss} and {@code memory}
 * @param limits of the link; {@link Limits#handshake} covers TLS and the upgrade
 * @param tls whom to trust and which certificate to show; null for the system's trust
 * @param connectTimeout how long connecting may take, over all addresses of the host; 10 s by
 *     default
 * @param webSocket how frames are treated
 * @param subprotocols offered in the upgrade, best first; none by default
 * @param headers sent with the upgrade, such as {@code Origin} or {@code Authorization}; none by
 *     default
 */
public record DialOptions(
        @Nullable Framer framer,
        Limits limits,
        @Nullable Tls tls,
        Duration connectTimeout,
        WebSocketOptions webSocket,
        List<String> subprotocols,
        Map<String, String> headers) {

    private static final DialOptions MESSAGES =
            new DialOptions(
                    null,
                    Limits.DEFAULT,
                    null,
                    Duration.ofSeconds(10),
                    WebSocketOptions.DEFAULT,
                    List.of(),
                    Map.of());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException for a time that is not positive, or a header or subprotocol
     *     that HTTP cannot carry
     */
    public DialOptions {
        subprotocols = List.copyOf(subprotocols);
        headers = Map.copyOf(headers);
        if (!connectTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "connectTimeout must be positive, was " + connectTimeout);
        }
        subprotocols.forEach(name -> checkToken("a subprotocol", name));
        headers.forEach(
                (name, value) -> {
                    checkToken("the name of a header", name);
                    if (!value.chars().allMatch(c -> (c >= ' ' && c < 0x7F) || c == '\t')) {
                        throw new IllegalArgumentException(
                                "the value of header " + name + " is not plain ASCII");
                    }
                });
    }

    /** The defaults for wires that keep messages whole. */
    public static DialOptions messages() {
        return MESSAGES;
    }

    /**
     * The defaults for byte streams.
     *
     * @param framer cuts them into messages
     */
    public static DialOptions stream(Framer framer) {
        return MESSAGES.withFramer(framer);
    }

    /**
     * The same with another {@link #framer}.
     *
     * @param value of the protocol
     */
    public DialOptions withFramer(Framer value) {
        return new DialOptions(
                value, limits, tls, connectTimeout, webSocket, subprotocols, headers);
    }

    /**
     * The same with other {@link #limits}.
     *
     * @param value of the link
     */
    public DialOptions withLimits(Limits value) {
        return new DialOptions(
                framer, value, tls, connectTimeout, webSocket, subprotocols, headers);
    }

    /**
     * The same with another {@link #tls}.
     *
     * @param value whom to trust
     */
    public DialOptions withTls(Tls value) {
        return new DialOptions(
                framer, limits, value, connectTimeout, webSocket, subprotocols, headers);
    }

    /**
     * The same with another {@link #connectTimeout}.
     *
     * @param value positive
     */
    public DialOptions withConnectTimeout(Duration value) {
        return new DialOptions(framer, limits, tls, value, webSocket, subprotocols, headers);
    }

    /**
     * The same with other options of {@link #webSocket}.
     *
     * @param value how frames are treated
     */
    public DialOptions withWebSocket(WebSocketOptions value) {
        return new DialOptions(framer, limits, tls, connectTimeout, value, subprotocols, headers);
    }

    /**
     * The same that offers these subprotocols.
     *
     * @param names best first
     */
    public DialOptions withSubprotocols(String... names) {
        return new DialOptions(
                framer, limits, tls, connectTimeout, webSocket, List.of(names), headers);
    }

    /**
     * The same with these headers in the upgrade.
     *
     * @param value name to value
     */
    public DialOptions withHeaders(Map<String, String> value) {
        return new DialOptions(framer, limits, tls, connectTimeout, webSocket, subprotocols, value);
    }

    private static void checkToken(String what, String text) {
        Objects.requireNonNull(text);
        boolean isToken =
                !text.isEmpty()
                        && text.chars()
                                .allMatch(
                                        c ->
                                                c > ' '
                                                        && c < 0x7F
                                                        && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
        if (!isToken) {
            throw new IllegalArgumentException(what + " is not a token: \"" + text + '"');
        }
    }
}
