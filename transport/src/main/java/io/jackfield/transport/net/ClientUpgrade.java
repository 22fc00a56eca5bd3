package io.jackfield.transport.net;

import io.jackfield.core.Endpoint;
import io.jackfield.transport.DialOptions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The client's side of a WebSocket handshake: RFC 6455, section 4.1. Does no input or output.
 *
 * @param endpoint where to
 * @param options subprotocols, headers, deflate
 * @param key random, in Base64
 */
record ClientUpgrade(Endpoint.WebSocket endpoint, DialOptions options, String key) {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Set<String> RESERVED =
            Set.of("host", "upgrade", "connection", "content-length", "transfer-encoding");

    /**
     * What was agreed on.
     *
     * @param subprotocol empty without one
     * @param deflate whether messages may be compressed
     */
    record Agreed(String subprotocol, boolean deflate) {}

    static ClientUpgrade create(
            Endpoint.WebSocket endpoint, DialOptions options, RandomGenerator random) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return new ClientUpgrade(endpoint, options, Base64.getEncoder().encodeToString(nonce));
    }

    byte[] request() {
        String host = endpoint.host();
        String authority = host.indexOf(':') < 0 ? host : "[" + host + "]";
        int usual = endpoint.secure() ? 443 : 80;
        StringBuilder text = new StringBuilder(512);
        text.append("GET ").append(endpoint.path()).append(" HTTP/1.1\r\n");
        text.append("Host: ").append(authority);
        if (endpoint.port() != usual) {
            text.append(':').append(endpoint.port());
        }
        text.append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
        text.append("Sec-WebSocket-Key: ").append(key).append("\r\n");
        text.append("Sec-WebSocket-Version: 13\r\n");
        if (!options.subprotocols().isEmpty()) {
            text.append("Sec-WebSocket-Protocol: ")
                    .append(String.join(", ", options.subprotocols()))
                    .append("\r\n");
        }
        if (options.webSocket().deflate()) {
            text.append("Sec-WebSocket-Extensions: permessage-deflate;")
                    .append(" server_no_context_takeover; client_no_context_takeover\r\n");
        }
        options.headers()
                .forEach(
                        (name, value) -> {
                            String lower = name.toLowerCase(Locale.ROOT);
                            if (RESERVED.contains(lower) || lower.startsWith("sec-websocket-")) {
                                throw new IllegalArgumentException(
                                        "the header " + name + " is set by the handshake");
                            }
                            text.append(name).append(": ").append(value).append("\r\n");
                        });
        return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Judges the answer.
     *
     * @throws IllegalArgumentException saying why it is none that we can go on with
     */
    Agreed check(UpgradeResponse response) {
        if (response.status() != 101) {
            throw new IllegalArgumentException(
                    "it answered with status " + response.status() + " instead of a WebSocket");
        }
        if (!response.hasToken("upgrade", "websocket")
                || !response.hasToken("connection", "upgrade")) {
            throw new IllegalArgumentException("its answer does not upgrade to WebSocket");
        }
        if (!response.header("sec-websocket-accept").equals(accept())) {
            throw new IllegalArgumentException("its Sec-WebSocket-Accept is wrong");
        }
        String subprotocol = response.header("sec-websocket-protocol");
        if (!subprotocol.isEmpty() && !options.subprotocols().contains(subprotocol)) {
            throw new IllegalArgumentException(
                    "it chose the subprotocol " + subprotocol + ", which was not offered");
        }
        return new Agreed(subprotocol, isDeflating(response.header("sec-websocket-extensions")));
    }

    private boolean isDeflating(String extensions) {
        if (extensions.isEmpty()) {
            return false;
        }
        String[] parts = extensions.toLowerCase(Locale.ROOT).replace(" ", "").split(";", -1);
        boolean isFresh = false;
        boolean isKnown = options.webSocket().deflate() && parts[0].equals("permessage-deflate");
        for (int i = 1; i < parts.length; i++) {
            isFresh |= parts[i].equals("server_no_context_takeover");
            isKnown &=
                    parts[i].endsWith("_no_context_takeover")
                            || parts[i].startsWith("server_max_window_bits=");
        }
        if (!isKnown || !isFresh) {
            throw new IllegalArgumentException(
                    "it chose the extension \"" + extensions + "\", which was not offered");
        }
        return true;
    }

    String accept() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1")
                            .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
