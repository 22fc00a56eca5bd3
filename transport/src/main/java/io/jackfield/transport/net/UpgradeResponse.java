package io.jackfield.transport.net;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The head of the answer to a WebSocket upgrade.
 *
 * @param status of HTTP
 * @param headers values by lower-case name, in the order of the wire
 */
record UpgradeResponse(int status, Map<String, List<String>> headers) {

    /**
     * Reads a head.
     *
     * @param head without its empty line
     * @throws IllegalArgumentException if it is no head of HTTP/1.1
     */
    static UpgradeResponse parse(byte[] head) {
        String[] lines = new String(head, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        if (!lines[0].matches("HTTP/1\\.1 [1-5][0-9][0-9]( .*)?")) {
            throw new IllegalArgumentException("the answer is not HTTP/1.1");
        }
        Map<String, List<String>> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1 || lines[i].charAt(0) <= ' ') {
                throw new IllegalArgumentException("a header of the answer is malformed");
            }
            headers.computeIfAbsent(
                            lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                            name -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
        }
        return new UpgradeResponse(Integer.parseInt(lines[0], 9, 12, 10), headers);
    }

    /** All values of a header, joined as HTTP allows; empty without. */
    String header(String name) {
        return String.join(", ", headers.getOrDefault(name, List.of()));
    }

    boolean hasToken(String name, String token) {
        for (String part : header(name).split(",", -1)) {
            if (part.strip().equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }
}
