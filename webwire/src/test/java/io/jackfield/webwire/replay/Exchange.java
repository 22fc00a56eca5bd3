package io.jackfield.webwire.replay;

import java.util.List;
import java.util.Map;

/**
 * A request of HTTP and its answer.
 *
 * @param conn number of the TCP connection
 * @param request what the client sent
 * @param response what it got; an empty start line when the connection ended first
 */
public record Exchange(int conn, Head request, Head response) {

    /**
     * Either of the two.
     *
     * @param startLine such as {@code GET / HTTP/1.1}
     * @param headers as received
     * @param body as text
     */
    public record Head(String startLine, List<Map.Entry<String, String>> headers, String body) {

        static Head of(Json json) {
            return new Head(
                    json.text("startLine"),
                    json.list("headers").stream()
                            .map(header -> (List<?>) header)
                            .map(
                                    header ->
                                            Map.entry(
                                                    String.valueOf(header.get(0)),
                                                    String.valueOf(header.get(1))))
                            .toList(),
                    json.text("body"));
        }

        /** The status of a response; 0 without one. */
        public int status() {
            String[] parts = startLine.split(" ", 3);
            return parts.length > 1 && startLine.startsWith("HTTP/")
                    ? Integer.parseInt(parts[1])
                    : 0;
        }
    }

    static Exchange of(Json json) {
        return new Exchange(
                json.number("conn"),
                Head.of(json.object("request")),
                Head.of(json.object("response")));
    }

    /** Whether it asks for the version, as 1.4 clients do. */
    public boolean isMetadata() {
        return request.startLine().startsWith("WEBWIRE ");
    }

    /** Whether it asks for a WebSocket. */
    public boolean isUpgrade() {
        return request.headers().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("Sec-WebSocket-Key"));
    }
}
