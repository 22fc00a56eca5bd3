package io.jackfield.transport.http;

import io.jackfield.core.Code;
import io.jackfield.transport.HttpHeaders;

import java.util.ArrayList;
import java.util.List;

/** Lines of a request's head, collected and checked. */
final class HeadBuilder {

    private static final int MAX_METHOD_BYTES = 32;
    private static final int MAX_LENGTH_DIGITS = 18;

    private final List<String> pairs = new ArrayList<>();
    private String method = "";
    private String target = "";
    private String protocol = "";

    void start(String line) {
        pairs.clear();
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first <= 0 || last <= first + 1 || last != line.indexOf(' ', first + 1)) {
            throw HttpFault.badRequest("a request line is method, target and version");
        }
        method = line.substring(0, first);
        target = line.substring(first + 1, last);
        protocol = line.substring(last + 1);
        if (method.length() > MAX_METHOD_BYTES || !isToken(method)) {
            throw HttpFault.badRequest("bad method");
        }
        if (!protocol.equals("HTTP/1.1") && !protocol.equals("HTTP/1.0")) {
            throw protocol.matches("HTTP/[0-9]\\.[0-9]")
                    ? new HttpFault(505, Code.UNIMPLEMENTED, "HTTP/1.1 and HTTP/2 are spoken here")
                    : HttpFault.badRequest("bad version");
        }
    }

    void header(String line) {
        int colon = checkHeader(line);
        pairs.add(line.substring(0, colon));
        pairs.add(trim(line.substring(colon + 1)));
    }

    /** Checks a header line and gives the place of its colon. */
    static int checkHeader(String line) {
        int colon = line.indexOf(':');
        // a folded line begins with white space, which is no token
        if (colon <= 0 || !isToken(line.substring(0, colon))) {
            throw HttpFault.badRequest("bad header line");
        }
        for (int i = colon + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                throw HttpFault.badRequest("bad character in a header");
            }
        }
        return colon;
    }

    RequestHead build() {
        HttpHeaders headers = HttpHeaders.of(pairs.toArray(String[]::new));
        pairs.clear();
        boolean isOld = protocol.equals("HTTP/1.0");
        List<String> hosts = headers.all("Host");
        if (hosts.size() > 1 || (hosts.isEmpty() && !isOld)) {
            throw HttpFault.badRequest("exactly one Host header is needed");
        }
        String host = hosts.isEmpty() ? "" : hosts.getFirst();
        RequestTarget.checkAuthority(host);
        return new RequestHead(
                method,
                target,
                protocol,
                host,
                headers,
                length(headers, isOld),
                !isOld && !headers.hasToken("Connection", "close"));
    }

    private static long length(HttpHeaders headers, boolean isOld) {
        List<String> lengths = headers.all("Content-Length");
        List<String> codings = headers.all("Transfer-Encoding");
        if (!codings.isEmpty()) {
            if (isOld || !lengths.isEmpty()) {
                throw HttpFault.badRequest("Transfer-Encoding does not fit this request");
            }
            if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
                throw HttpFault.badRequest("the only transfer coding here is chunked");
            }
            return -1;
        }
        return lengths.isEmpty() ? 0 : contentLength(lengths);
    }

    static long contentLength(List<String> lengths) {
        String digits = lengths.getFirst();
        if (lengths.size() > 1
                || digits.isEmpty()
                || digits.length() > MAX_LENGTH_DIGITS
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw HttpFault.badRequest("bad Content-Length");
        }
        return Long.parseLong(digits);
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static String trim(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isBlank(value.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
