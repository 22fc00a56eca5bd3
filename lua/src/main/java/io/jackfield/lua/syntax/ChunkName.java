package io.jackfield.lua.syntax;

/** How messages name a chunk (manual, {@code lua_load} and {@code luaO_chunkid}). */
public final class ChunkName {
    private static final int LONGEST = 80;

    private ChunkName() {}

    /**
     * The short form: {@code =name} and {@code @file} without their mark, anything else as {@code
     * [string "first line..."]}; never over 79 chars.
     *
     * @param chunkName as given to the compiler
     */
    public static String shown(String chunkName) {
        if (chunkName.startsWith("=")) {
            return chunkName.substring(1, Math.min(chunkName.length(), LONGEST));
        }
        if (chunkName.startsWith("@")) {
            String file = chunkName.substring(1);
            int room = LONGEST - " '...' ".length() - 1;
            return file.length() > room ? "..." + file.substring(file.length() - room) : file;
        }
        int line = 0;
        while (line < chunkName.length() && "\n\r".indexOf(chunkName.charAt(line)) < 0) {
            line++;
        }
        int room = LONGEST - " [string \"...\"] ".length() - 1;
        boolean isCut = line < chunkName.length() || line > room;
        String shown = chunkName.substring(0, Math.min(line, room));
        return "[string \"" + shown + (isCut ? "...\"]" : "\"]");
    }
}
