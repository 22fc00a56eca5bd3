package io.jackfield.webwire.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer of HTTP.
 *
 * @param status such as 200
 * @param headers as they came
 * @param body as text; empty behind status 101
 */
public record HttpAnswer(int status, List<Map.Entry<String, String>> headers, String body) {

    static HttpAnswer read(InputStream in) throws IOException {
        String[] start = line(in).split(" ", 3);
        var headers = new ArrayList<Map.Entry<String, String>>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        var head = new HttpAnswer(Integer.parseInt(start[1]), headers, "");
        int length = head.status == 101 ? 0 : Integer.parseInt(head.header("Content-Length", "0"));
        return new HttpAnswer(
                head.status, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended after: " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** The value of a header, or what stands for it. */
    public String header(String name, String missing) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(missing);
    }
}
