package io.jackfield.lua;

import java.nio.charset.StandardCharsets;

/**
 * Between Java text and Lua strings. A Lua string is a {@code String} whose every char is one byte
 * (0 to 255); text in it is UTF-8. For ASCII both are the same object.
 */
public final class LuaText {
    private LuaText() {}

    /**
     * The Lua string that holds this text as UTF-8.
     *
     * @param text any Java text; a lone surrogate becomes a question mark
     */
    public static String encode(String text) {
        if (isAscii(text)) {
            return text;
        }
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /**
     * The text that a Lua string holds as UTF-8.
     *
     * @param string a Lua string; what is no UTF-8 becomes U+FFFD
     */
    public static String decode(String string) {
        return isAscii(string) ? string : new String(toBytes(string), StandardCharsets.UTF_8);
    }

    /**
     * A Lua string of these bytes.
     *
     * @param bytes copied
     */
    public static String ofBytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * The bytes of a Lua string.
     *
     * @param string a Lua string; a char above 255 becomes a question mark
     */
    public static byte[] toBytes(String string) {
        return string.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Whether a string is a Lua string: no char is above 255. Reads all of it.
     *
     * @param text any Java text
     */
    public static boolean isBytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
