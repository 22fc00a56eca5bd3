package io.jackfield.transport.http;

/** The line before a chunk: {@code 1a2b} and perhaps {@code ;extension}. */
final class ChunkSize {

    private static final int MAX_DIGITS = 8;

    static long parse(String line) {
        int semicolon = line.indexOf(';');
        int end = semicolon < 0 ? line.length() : semicolon;
        if (end == 0 || end > MAX_DIGITS) {
            throw HttpFault.badRequest("bad chunk size");
        }
        long size = 0;
        for (int i = 0; i < end; i++) {
            int digit = line.charAt(i) < 0x80 ? Character.digit(line.charAt(i), 16) : -1;
            if (digit < 0) {
                throw HttpFault.badRequest("bad chunk size");
            }
            size = size << 4 | digit;
        }
        for (int i = end; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                throw HttpFault.badRequest("bad chunk extension");
            }
        }
        return size;
    }

    private ChunkSize() {}
}
