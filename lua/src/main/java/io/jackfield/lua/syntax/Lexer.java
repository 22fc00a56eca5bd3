package io.jackfield.lua.syntax;

import io.jackfield.lua.LuaException;
import io.jackfield.lua.LuaNumbers;

import java.util.HashMap;
import java.util.Map;

/** Reads tokens (manual, section 2.1). */
final class Lexer {
    /** No char at the end of the source. */
    static final int END = -1;

    private final String source;
    private final String chunk;
    private final Dialect dialect;
    private final Map<String, String> strings = new HashMap<>();
    private final StringBuilder buffer = new StringBuilder();
    private int at;
    private int line = 1;

    /** The token that was read last, its char, number and string, where they apply. */
    private Token token = Token.END_OF_FILE;

    private int character;
    private double number;
    private String string = "";

    Lexer(String source, String chunkName, Dialect dialect) {
        this.source = source;
        this.chunk = ChunkName.shownInSyntaxErrors(chunkName);
        this.dialect = dialect;
        if (source.startsWith("#")) {
            while (peek() != END && peek() != '\n') {
                at++;
            }
        }
    }

    int line() {
        return line;
    }

    Token token() {
        return token;
    }

    int character() {
        return character;
    }

    double number() {
        return number;
    }

    String string() {
        return string;
    }

    /** The state to which {@link #back} returns. */
    record Mark(int at, int line, Token token, int character, double number, String string) {}

    Mark mark() {
        return new Mark(at, line, token, character, number, string);
    }

    void back(Mark mark) {
        at = mark.at;
        line = mark.line;
        token = mark.token;
        character = mark.character;
        number = mark.number;
        string = mark.string;
    }

    private int peek() {
        return at < source.length() ? source.charAt(at) : END;
    }

    private int peek(int ahead) {
        return at + ahead < source.length() ? source.charAt(at + ahead) : END;
    }

    private void keep() {
        buffer.append((char) peek());
        at++;
    }

    void next() {
        token = scan();
    }

    private Token scan() {
        buffer.setLength(0);
        while (true) {
            int c = peek();
            switch (c) {
                case END -> {
                    return Token.END_OF_FILE;
                }
                case '\n', '\r' -> newLine();
                case ' ', '\t', 0x0B, '\f' -> at++;
                case '-' -> {
                    if (peek(1) != '-') {
                        return single();
                    }
                    comment();
                }
                case '[' -> {
                    int level = longBracket();
                    if (level >= 0) {
                        return longText(level, "string");
                    }
                    if (level == -1) {
                        return single();
                    }
                    keepBracket();
                    throw error("invalid long string delimiter", buffer.toString());
                }
                case '=' -> {
                    return pair('=', Token.EQUAL);
                }
                case '<' -> {
                    if (dialect.operators() && peek(1) == '<') {
                        return pair('<', Token.SHIFT_LEFT);
                    }
                    return pair('=', Token.AT_MOST);
                }
                case '>' -> {
                    if (dialect.operators() && peek(1) == '>') {
                        return pair('>', Token.SHIFT_RIGHT);
                    }
                    return pair('=', Token.AT_LEAST);
                }
                case '~' -> {
                    return pair('=', Token.UNEQUAL);
                }
                case '/' -> {
                    return dialect.operators() ? pair('/', Token.DIVIDE_WHOLE) : single();
                }
                case ':' -> {
                    return dialect.gotos() ? pair(':', Token.LABEL) : single();
                }
                case '"', '\'' -> {
                    return quoted(c);
                }
                case '.' -> {
                    if (isDigit(peek(1))) {
                        return numeral();
                    }
                    return dots();
                }
                default -> {
                    if (isDigit(c)) {
                        return numeral();
                    }
                    return isLetter(c) ? word() : single();
                }
            }
        }
    }

    private Token single() {
        character = peek();
        at++;
        return Token.CHARACTER;
    }

    private Token pair(int second, Token both) {
        if (peek(1) != second) {
            return single();
        }
        at += 2;
        return both;
    }

    private Token dots() {
        if (peek(1) != '.') {
            return single();
        }
        boolean areThree = peek(2) == '.';
        at += areThree ? 3 : 2;
        return areThree ? Token.DOTS : Token.CONCAT;
    }

    private void newLine() {
        int first = peek();
        at++;
        int second = peek();
        if ((second == '\n' || second == '\r') && second != first) {
            at++;
        }
        line++;
    }

    private void comment() {
        at += 2;
        if (peek() == '[') {
            int level = longBracket();
            if (level >= 0) {
                longText(level, "comment");
                buffer.setLength(0);
                return;
            }
        }
        while (peek() != END && peek() != '\n' && peek() != '\r') {
            at++;
        }
    }

    /** The level of a long bracket that opens here, -1 if it is a single bracket, else -2. */
    private int longBracket() {
        int ahead = 1;
        while (peek(ahead) == '=') {
            ahead++;
        }
        if (peek(ahead) == '[') {
            return ahead - 1;
        }
        return ahead == 1 ? -1 : -2;
    }

    private void keepBracket() {
        do {
            keep();
        } while (peek() == '=');
    }

    private Token longText(int level, String what) {
        buffer.append(source, at, at + level + 2);
        at += level + 2;
        if (peek() == '\n' || peek() == '\r') {
            newLine();
        }
        int start = buffer.length();
        while (true) {
            int c = peek();
            if (c == END) {
                throw error("unfinished long " + what, Token.END_OF_FILE.text);
            }
            if (c == ']' && closes(level)) {
                string = intern(buffer.substring(start));
                at += level + 2;
                buffer.append(source, at - level - 2, at);
                return Token.STRING;
            }
            if (c == '\n' || c == '\r') {
                newLine();
                buffer.append('\n');
            } else {
                keep();
            }
        }
    }

    private boolean closes(int level) {
        for (int i = 1; i <= level; i++) {
            if (peek(i) != '=') {
                return false;
            }
        }
        return peek(level + 1) == ']';
    }

    private Token quoted(int quote) {
        keep();
        while (peek() != quote) {
            switch (peek()) {
                case END -> throw error("unfinished string", Token.END_OF_FILE.text);
                case '\n', '\r' -> throw error("unfinished string", buffer.toString());
                case '\\' -> escape();
                default -> keep();
            }
        }
        keep();
        string = intern(buffer.substring(1, buffer.length() - 1));
        return Token.STRING;
    }

    private void escape() {
        at++;
        int c = peek();
        switch (c) {
            case 'a' -> replace('\u0007');
            case 'b' -> replace('\b');
            case 'f' -> replace('\f');
            case 'n' -> replace('\n');
            case 'r' -> replace('\r');
            case 't' -> replace('\t');
            case 'v' -> replace('\u000B');
            case '\n', '\r' -> {
                newLine();
                buffer.append('\n');
            }
            case END -> {
                // The next turn of the caller finds the end.
            }
            default -> {
                if (isDigit(c)) {
                    decimalEscape();
                } else {
                    keep();
                }
            }
        }
    }

    private void replace(char c) {
        buffer.append(c);
        at++;
    }

    private void decimalEscape() {
        int code = 0;
        for (int i = 0; i < 3 && isDigit(peek()); i++) {
            code = 10 * code + peek() - '0';
            at++;
        }
        if (code > 255) {
            throw error("escape sequence too large", buffer.toString());
        }
        buffer.append((char) code);
    }

    private Token numeral() {
        do {
            keep();
        } while (isDigit(peek()) || peek() == '.');
        if (peek() == 'e' || peek() == 'E') {
            keep();
            if (peek() == '+' || peek() == '-') {
                keep();
            }
        }
        while (isDigit(peek()) || isLetter(peek())) {
            keep();
        }
        Double value = LuaNumbers.parse(buffer.toString());
        if (value == null) {
            throw error("malformed number", buffer.toString());
        }
        number = value;
        return Token.NUMBER;
    }

    private Token word() {
        while (isLetter(peek()) || isDigit(peek())) {
            keep();
        }
        string = intern(buffer.toString());
        return Token.ofWord(string, dialect);
    }

    /** One object for each string, so that tables find it by identity. */
    private String intern(String text) {
        if (text.length() <= 40) {
            return text.intern();
        }
        String known = strings.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    /** A syntax error at the token that was read last. */
    LuaException error(String message) {
        return error(message, shown());
    }

    private String shown() {
        return switch (token) {
            case NAME, STRING, NUMBER -> buffer.toString();
            case CHARACTER -> shown(character);
            default -> token.text;
        };
    }

    static String shown(int character) {
        return character < 32 || character == 127
                ? "char(" + character + ")"
                : String.valueOf((char) character);
    }

    private LuaException error(String message, String near) {
        return plainError(message + " near '" + near + "'");
    }

    /** A syntax error that names no token. */
    LuaException plainError(String message) {
        return new LuaException(chunk + ":" + line + ": " + message);
    }
}
