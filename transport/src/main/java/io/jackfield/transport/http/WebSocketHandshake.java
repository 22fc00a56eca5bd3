package io.jackfield.transport.http;

import io.jackfield.core.Code;
import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.WebSocketRoute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The server's side of a WebSocket's opening handshake (RFC 6455, section 4.2).
 *
 * @param headers of the 101
 * @param subprotocol chosen; empty without one
 * @param isDeflated whether permessage-deflate was agreed
 */
record WebSocketHandshake(HttpHeaders headers, String subprotocol, boolean isDeflated) {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;

    static boolean isAsked(RequestHead head) {
        return head.protocol().equals("HTTP/1.1")
                && head.headers().hasToken("Upgrade", "websocket");
    }

    /**
     * Checks the request and makes the headers of the answer.
     *
     * @throws HttpFault 400 or 405 for one that does not follow the rules
     */
    static WebSocketHandshake of(RequestHead head, WebSocketRoute route) {
        HttpHeaders asked = head.headers();
        if (!head.method().equals("GET")) {
            throw new HttpFault(405, Code.UNIMPLEMENTED, "a WebSocket begins with GET");
        }
        if (head.contentLength() != 0 || !asked.hasToken("Connection", "upgrade")) {
            throw HttpFault.badRequest("a WebSocket begins with GET and Connection: Upgrade");
        }
        if (!asked.all("Sec-WebSocket-Version").equals(List.of("13"))) {
            throw HttpFault.badRequest("WebSocket version 13 is spoken here");
        }
        List<String> keys = asked.all("Sec-WebSocket-Key");
        if (keys.size() != 1 || !isKey(keys.getFirst())) {
            throw HttpFault.badRequest("Sec-WebSocket-Key must be 16 bytes in base64");
        }
        HttpHeaders answer =
                HttpHeaders.of(
                        "Upgrade",
                        "websocket",
                        "Connection",
                        "Upgrade",
                        "Sec-WebSocket-Accept",
                        accept(keys.getFirst()));
        String protocol = chooseProtocol(asked, route);
        if (!protocol.isEmpty()) {
            answer = answer.with("Sec-WebSocket-Protocol", protocol);
        }
        boolean deflated = route.options().deflate() && DeflateOffer.isAcceptable(asked);
        if (deflated) {
            answer = answer.with("Sec-WebSocket-Extensions", DeflateOffer.ANSWER);
        }
        return new WebSocketHandshake(answer, protocol, deflated);
    }

    private static String chooseProtocol(HttpHeaders asked, WebSocketRoute route) {
        for (String protocol : route.subprotocols()) {
            for (String offered : asked.all("Sec-WebSocket-Protocol")) {
                for (String element : offered.split(",", -1)) {
                    if (element.strip().equals(protocol)) {
                        return protocol;
                    }
                }
            }
        }
        return "";
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
