package io.jackfield.lua.syntax;

import java.util.HashMap;
import java.util.Map;

/** Kinds of tokens, with the text that messages show. */
enum Token {
    AND("and"),
    BREAK("break"),
    DO("do"),
    ELSE("else"),
    ELSEIF("elseif"),
    END("end"),
    FALSE("false"),
    FOR("for"),
    FUNCTION("function"),
    IF("if"),
    IN("in"),
    LOCAL("local"),
    NIL("nil"),
    NOT("not"),
    OR("or"),
    REPEAT("repeat"),
    RETURN("return"),
    THEN("then"),
    TRUE("true"),
    UNTIL("until"),
    WHILE("while"),
    GOTO("goto"),
    CONCAT(".."),
    DOTS("..."),
    EQUAL("=="),
    AT_LEAST(">="),
    AT_MOST("<="),
    UNEQUAL("~="),
    DIVIDE_WHOLE("//"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    LABEL("::"),
    NUMBER("<number>"),
    NAME("<name>"),
    STRING("<string>"),
    END_OF_FILE("<eof>"),
    /** A token of one char: the char itself is kept beside. */
    CHARACTER("");

    private static final Map<String, Token> WORDS = new HashMap<>();

    static {
        for (Token token : values()) {
            if (token.compareTo(CONCAT) < 0) {
                WORDS.put(token.text, token);
            }
        }
    }

    final String text;

    Token(String text) {
        this.text = text;
    }

    /** The keyword of this spelling, else a name. */
    static Token ofWord(String word, Dialect dialect) {
        Token token = WORDS.getOrDefault(word, NAME);
        return token == GOTO && !dialect.gotos() ? NAME : token;
    }
}
