package io.jackfield.lua.library;

/**
 * What stands between the percent sign and the letter of a conversion.
 *
 * @param flags as they stand there
 * @param width at least so many characters; negative for none
 * @param precision negative for none
 */
record Spec(String flags, int width, int precision) {
    static final int NONE = -1;

    boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    /** With spaces up to the width. */
    String padded(String text) {
        int missing = width - text.length();
        if (missing <= 0) {
            return text;
        }
        return has('-') ? text + " ".repeat(missing) : " ".repeat(missing) + text;
    }

    /**
     * With zeros between sign and digits up to the width, if the flag says so; else with spaces.
     *
     * @param sign sign or prefix; may be empty
     * @param digits what follows it
     * @param mayHaveZeros false for what is no number, and for integers with a precision
     */
    String padded(String sign, String digits, boolean mayHaveZeros) {
        int missing = width - sign.length() - digits.length();
        if (missing > 0 && mayHaveZeros && has('0') && !has('-')) {
            return sign + "0".repeat(missing) + digits;
        }
        return padded(sign + digits);
    }

    /** The sign of a number that is not negative. */
    String plus() {
        return has('+') ? "+" : has(' ') ? " " : "";
    }
}
