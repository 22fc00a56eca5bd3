package io.jackfield.transport;

/** What a Range header asks for (RFC 9110, section 14). */
sealed interface ByteRange {

    /** Everything: several ranges, another unit, or nonsense, all of which may be ignored. */
    record Whole() implements ByteRange {}

    /** Nothing that the file has. */
    record Unsatisfiable() implements ByteRange {}

    /** One piece. */
    record Single(long from, long length) implements ByteRange {}

    /** Reads the header for a file of so many bytes. */
    static ByteRange parse(String header, long bytes) {
        int dash = header.indexOf('-');
        if (!header.startsWith("bytes=") || header.indexOf(',') >= 0 || dash < 0) {
            return new Whole();
        }
        long first = number(header.substring("bytes=".length(), dash).strip());
        long last = number(header.substring(dash + 1).strip());
        if (first == BAD || last == BAD || (first == NONE && last == NONE)) {
            return new Whole();
        }
        if (first == NONE) {
            long length = Math.min(last, bytes);
            return length == 0 ? new Unsatisfiable() : new Single(bytes - length, length);
        }
        if (last != NONE && last < first) {
            return new Whole();
        }
        if (first >= bytes) {
            return new Unsatisfiable();
        }
        long end = last == NONE ? bytes - 1 : Math.min(last, bytes - 1);
        return new Single(first, end - first + 1);
    }

    /** No number. */
    long NONE = -1;

    /** Not a number. */
    long BAD = -2;

    private static long number(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        boolean good = text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return good ? Long.parseLong(text) : BAD;
    }
}
