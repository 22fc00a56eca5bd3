package io.jackfield.hub.codec;

/**
 * Whether bytes are exactly one JSON value (RFC 8259). Bytes of strings are not checked to be
 * UTF-8. Makes no object: it stands between every answer of a plugin and its caller.
 */
public final class JsonSyntax {
    private static final int MAX_DEPTH = 512;

    private final byte[] json;
    private int at;

    private JsonSyntax(byte[] json) {
        this.json = json;
    }

    /**
     * Looks at a whole payload.
     *
     * @param json UTF-8
     * @return -1 if it is one JSON value with white space around it at most; else where it stops
     *     being one
     */
    public static int fault(byte[] json) {
        var syntax = new JsonSyntax(json);
        boolean isValue = syntax.value(0);
        if (isValue) {
            syntax.space();
        }
        return isValue && syntax.at == json.length ? -1 : syntax.at;
    }

    private boolean value(int depth) {
        space();
        if (at >= json.length || depth > MAX_DEPTH) {
            return false;
        }
        return switch (json[at]) {
            case '"' -> string();
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean object(int depth) {
        at++;
        space();
        if (take('}')) {
            return true;
        }
        do {
            space();
            if (at >= json.length || json[at] != '"' || !string()) {
                return false;
            }
            space();
            if (!take(':') || !value(depth + 1)) {
                return false;
            }
            space();
        } while (take(','));
        return take('}');
    }

    private boolean array(int depth) {
        at++;
        space();
        if (take(']')) {
            return true;
        }
        do {
            if (!value(depth + 1)) {
                return false;
            }
            space();
        } while (take(','));
        return take(']');
    }

    private boolean string() {
        at++;
        while (at < json.length) {
            byte each = json[at];
            if (each == '"') {
                at++;
                return true;
            }
            if (each >= 0 && each < ' ') {
                return false;
            }
            at++;
            if (each == '\\' && !escape()) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        if (at >= json.length) {
            return false;
        }
        byte kind = json[at++];
        if (kind != 'u') {
            return "\"\\/bfnrt".indexOf(kind) >= 0;
        }
        for (int i = 0; i < 4; i++, at++) {
            if (at >= json.length || Character.digit(json[at], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        var _ = take('-');
        if (!take('0') && !digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                var _ = take('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int from = at;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at > from;
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!take(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean take(char expected) {
        if (at < json.length && json[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void space() {
        while (at < json.length
                && (json[at] == ' ' || json[at] == '\n' || json[at] == '\t' || json[at] == '\r')) {
            at++;
        }
    }
}
