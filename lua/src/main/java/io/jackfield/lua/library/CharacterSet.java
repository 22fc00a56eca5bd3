package io.jackfield.lua.library;

/** A set of bytes: what a class in a pattern matches. */
final class CharacterSet {
    private static final int WORDS = 4;
    private static final CharacterSet[] CLASSES = classes();

    private final long[] bits = new long[WORDS];

    /** The set that {@code %} and a letter stand for, shared: not to be written to. */
    static CharacterSet ofClass(char letter) {
        return CLASSES[letter];
    }

    private static CharacterSet[] classes() {
        CharacterSet[] classes = new CharacterSet[128];
        for (char letter = 0; letter < classes.length; letter++) {
            classes[letter] = new CharacterSet();
            classes[letter].fill(letter);
        }
        return classes;
    }

    /** Of what is no byte, and so in no Lua string, the lower eight bits count. */
    boolean contains(int character) {
        return (bits[character >> 6 & WORDS - 1] >>> character & 1) != 0;
    }

    void add(int character) {
        bits[character >> 6 & WORDS - 1] |= 1L << character;
    }

    void addRange(int first, int last) {
        for (int character = first; character <= last; character++) {
            add(character);
        }
    }

    /**
     * Adds what {@code %} and a letter stand for; the letter itself where it stands for nothing.
     *
     * @param letter behind the percent sign; in upper case for all that is not of the class
     */
    void addClass(char letter) {
        if (letter >= CLASSES.length) {
            add(letter);
            return;
        }
        for (int word = 0; word < WORDS; word++) {
            bits[word] |= CLASSES[letter].bits[word];
        }
    }

    private void fill(char letter) {
        boolean isComplement = letter >= 'A' && letter <= 'Z';
        char name = isComplement ? (char) (letter + ('a' - 'A')) : letter;
        if ("acdlpsuwxz".indexOf(name) < 0) {
            add(letter);
            return;
        }
        for (int character = 0; character < 256; character++) {
            if (isOfClass(name, character) != isComplement) {
                add(character);
            }
        }
    }

    void complement() {
        for (int word = 0; word < WORDS; word++) {
            bits[word] = ~bits[word];
        }
    }

    /** As C's functions in the locale C. */
    private static boolean isOfClass(char name, int c) {
        return switch (name) {
            case 'a' -> isLower(c) || isUpper(c);
            case 'c' -> c < ' ' || c == 127;
            case 'd' -> isDigit(c);
            case 'l' -> isLower(c);
            case 'p' -> c > ' ' && c < 127 && !isLower(c) && !isUpper(c) && !isDigit(c);
            case 's' -> c == ' ' || (c >= '\t' && c <= '\r');
            case 'u' -> isUpper(c);
            case 'w' -> isLower(c) || isUpper(c) || isDigit(c);
            case 'x' -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            default -> c == 0;
        };
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
