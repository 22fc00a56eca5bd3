package io.jackfield.lua.library;

import io.jackfield.lua.LuaState;

/**
 * Search for a string in a string, in pieces that are paid for: a long one can nearly match at each
 * place.
 */
final class PlainSearch {
    /** So much of what is wanted is looked for by the JVM's own search. */
    private static final int HEAD = 8;

    /** Places that are tried, and bytes that are compared, for one payment. */
    private static final int WINDOW = 4_096;

    private static final int WINDOW_STEPS = 64;

    private PlainSearch() {}

    /**
     * The first place from here on.
     *
     * @param state which counts the work
     * @param text where to look
     * @param wanted what to look for
     * @param from where to begin
     * @return negative if there is none
     */
    static int find(LuaState state, String text, String wanted, int from) {
        String head = wanted.length() <= HEAD ? wanted : wanted.substring(0, HEAD);
        int last = text.length() - wanted.length();
        int at = from;
        while (at <= last) {
            int stop = (int) Math.min((long) at + WINDOW, last) + head.length();
            int found = text.indexOf(head, at, stop);
            int tried = (found < 0 ? stop : found) - at;
            state.step(tried / (WINDOW / WINDOW_STEPS));
            if (found < 0) {
                at = stop - head.length() + 1;
            } else if (isAt(state, text, wanted, found)) {
                return found;
            } else {
                at = found + 1;
            }
        }
        return -1;
    }

    private static boolean isAt(LuaState state, String text, String wanted, int at) {
        for (int i = HEAD; i < wanted.length(); i += WINDOW) {
            int length = Math.min(WINDOW, wanted.length() - i);
            if (!text.regionMatches(at + i, wanted, i, length)) {
                // Where they differ is not known: half of it was read, as an average.
                state.step(1 + length / (2 * WINDOW / WINDOW_STEPS));
                return false;
            }
            state.step(1 + length / (WINDOW / WINDOW_STEPS));
        }
        return true;
    }
}
