package io.jackfield.lua.syntax;

/** How messages name a chunk (manual, {@code lua_load} and {@code luaO_chunkid}). */
public final class ChunkName {
    private static final int LONGEST = 60;
    private static final int LONGEST_IN_SYNTAX_ERRORS = 80;

    private ChunkName() {}

    /**
     * The short form: {@code =name} and {@code @file} without their mark, anything else as {@code
     * [string "first line..."]}; never over 59 chars.
     *
     * @param chunkName as given to the compiler
     */
    public static String shown(String chunkName) {
        return shown(chunkName, LONGEST);
    }

    /**
     * The same for errors of syntax, which have room for 79 chars.
     *
     * @param chunkName as given to the compiler
     */
    static String shownInSyntaxErrors(String chunkName) {
        return shown(chunkName, LONGEST_IN_SYNTAX_ERRORS);
    }

    private static String shown(String chunkName, int longest) {
        if (chunkName.startsWith("=")) {
            return chunkName.substring(1, Math.min(chunkName.length(), longest));
        }
        if (chunkName.startsWith("@")) {
            String file = chunkName.substring(1);
            int room = longest - " '...' ".length() - 1;
            return file.length() > room ? "..." + file.substring(file.length() - room) : file;
        }
        int line = 0;
        while (line < chunkName.length() && "\n\r".indexOf(chunkName.charAt(line)) < 0) {
            line++;
        }
        int room = longest - " [string \"...\"] ".length() - 1;
        boolean isCut = line < chunkName.length() || line > room;
        String shown = chunkName.substring(0, Math.min(line, room));
        return "[string \"" + shown + (isCut ? "...\"]" : "\"]");
    }
}
