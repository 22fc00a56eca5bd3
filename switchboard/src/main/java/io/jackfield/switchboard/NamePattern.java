package io.jackfield.switchboard;

/**
 * A pattern of names, see {@link Rules}. All ways to match are followed side by side, so the time
 * is pattern length times name length whatever the pattern.
 */
final class NamePattern {
    private static final char STAR = 0xE000;
    private static final char DOUBLE_STAR = 0xE001;

    private final String text;
    private final char[] tokens;
    private final boolean isLiteral;

    private NamePattern(String text, char[] tokens, boolean isLiteral) {
        this.text = text;
        this.tokens = tokens;
        this.isLiteral = isLiteral;
    }

    static NamePattern of(String text) {
        if (text.isEmpty() || text.length() > 255) {
            throw new IllegalArgumentException(
                    "a pattern has 1 to 255 characters, this one " + text.length());
        }
        var tokens = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '*') {
                tokens.append(c);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '*') {
                tokens.append(DOUBLE_STAR);
                at++;
            } else {
                tokens.append(STAR);
            }
        }
        return new NamePattern(text, tokens.toString().toCharArray(), text.indexOf('*') < 0);
    }

    boolean isLiteral() {
        return isLiteral;
    }

    boolean matches(String name) {
        if (isLiteral) {
            return text.equals(name);
        }
        if (tokens.length == 1 && tokens[0] == DOUBLE_STAR) {
            return true;
        }
        // states[i]: the first i tokens match what was read so far
        boolean[] states = new boolean[tokens.length + 1];
        states[0] = true;
        skipStars(states);
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            boolean[] next = new boolean[tokens.length + 1];
            for (int i = 0; i < tokens.length; i++) {
                if (!states[i]) {
                    continue;
                }
                char token = tokens[i];
                if (token == DOUBLE_STAR || (token == STAR && c != '/')) {
                    next[i] = true;
                } else if (token == c) {
                    next[i + 1] = true;
                }
            }
            skipStars(next);
            states = next;
        }
        return states[tokens.length];
    }

    private void skipStars(boolean[] states) {
        for (int i = 0; i < tokens.length; i++) {
            if (states[i] && (tokens[i] == STAR || tokens[i] == DOUBLE_STAR)) {
                states[i + 1] = true;
            }
        }
    }
}
