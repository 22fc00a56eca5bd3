package io.jackfield.transport.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The target of a request, understood: path decoded once and normalised, query as sent.
 *
 * @param path begins with a slash; {@code *} for the asterisk form; what was an encoded slash stays
 *     encoded, so that it never becomes one that divides
 * @param sentPath as it was sent
 * @param query without question mark
 * @param authority of the absolute form; empty for others
 */
record RequestTarget(String path, String sentPath, String query, String authority) {

    /**
     * Reads a target.
     *
     * @throws HttpFault 400 for everything that could be read in two ways
     */
    static RequestTarget parse(String method, String target) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#' || c == '\\' || c == '"' || c == '<'
                    || c == '>') {
                throw HttpFault.badRequest("bad character in the target");
            }
        }
        if (target.equals("*") && method.equals("OPTIONS")) {
            return new RequestTarget("*", "*", "", "");
        }
        String authority = "";
        String rest = target;
        int scheme = schemeLength(target);
        if (scheme > 0) {
            int slash = target.indexOf('/', scheme);
            int end = slash < 0 ? target.length() : slash;
            authority = target.substring(scheme, end);
            checkAuthority(authority);
            if (authority.isEmpty()) {
                throw HttpFault.badRequest("the target names no host");
            }
            rest = slash < 0 ? "/" : target.substring(slash);
        }
        if (!rest.startsWith("/")) {
            throw HttpFault.badRequest("the target is no path");
        }
        int mark = rest.indexOf('?');
        String path = mark < 0 ? rest : rest.substring(0, mark);
        return new RequestTarget(
                normalise(decode(path)), path, mark < 0 ? "" : rest.substring(mark + 1), authority);
    }

    /** Whether the path has a slash or backslash that is percent-encoded. */
    boolean hasEncodedSlash() {
        if (sentPath.indexOf('%') < 0) {
            return false;
        }
        String lower = sentPath.toLowerCase(Locale.ROOT);
        return lower.contains("%2f") || lower.contains("%5c");
    }

    /** The segments of the path, cut first and decoded then: one may hold a slash. */
    List<String> segments() {
        String[] sent = sentPath.split("/", -1);
        List<String> segments = new ArrayList<>(sent.length);
        for (int i = 1; i < sent.length; i++) {
            String segment = percentDecode(sent[i], false);
            if (!segment.equals(".")) {
                segments.add(segment);
            } else if (i == sent.length - 1) {
                segments.add("");
            }
        }
        return segments;
    }

    /** Checks that a host is a name or address with an optional port, as far as characters tell. */
    static void checkAuthority(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean good =
                    (c >= '0' && c <= '9')
                            || (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || "-._~:[]%".indexOf(c) >= 0;
            if (!good) {
                throw HttpFault.badRequest("bad host");
            }
        }
    }

    /** Values of a parameter in a query, decoded. */
    static List<String> parameters(String query, String name) {
        List<String> values = new ArrayList<>();
        if (query.isEmpty()) {
            return values;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (percentDecode(key.replace('+', ' ')).equals(name)) {
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.add(percentDecode(value.replace('+', ' ')));
            }
        }
        return values;
    }

    private static int schemeLength(String target) {
        if (target.regionMatches(true, 0, "http://", 0, 7)) {
            return 7;
        }
        return target.regionMatches(true, 0, "https://", 0, 8) ? 8 : 0;
    }

    private static String decode(String path) {
        String decoded = percentDecode(path, true);
        for (int i = 0; i < decoded.length(); i++) {
            if (Character.isISOControl(decoded.charAt(i))) {
                throw HttpFault.badRequest("a control character in the path");
            }
        }
        return decoded;
    }

    private static String percentDecode(String text) {
        return percentDecode(text, false);
    }

    private static String percentDecode(String text, boolean keepsSlashes) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? hex(text.charAt(i + 1)) : -1;
                int low = i + 2 < text.length() ? hex(text.charAt(i + 2)) : -1;
                if (high < 0 || low < 0) {
                    throw HttpFault.badRequest("bad percent-encoding");
                }
                int value = high << 4 | low;
                if (keepsSlashes && (value == '/' || value == '\\')) {
                    bytes[length++] = '%';
                    bytes[length++] = (byte) text.charAt(i + 1);
                    bytes[length++] = (byte) text.charAt(i + 2);
                } else {
                    bytes[length++] = (byte) value;
                }
                i += 2;
            } else {
                bytes[length++] = (byte) c;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw HttpFault.badRequest("the encoded bytes are no UTF-8");
        }
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static String normalise(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        String[] segments = path.split("/", -1);
        StringBuilder normal = new StringBuilder(path.length());
        for (int i = 1; i < segments.length; i++) {
            if (segments[i].equals("..")) {
                throw HttpFault.badRequest("a path goes up");
            }
            if (!segments[i].equals(".")) {
                normal.append('/').append(segments[i]);
            } else if (i == segments.length - 1) {
                normal.append('/');
            }
        }
        return normal.isEmpty() ? "/" : normal.toString();
    }
}
