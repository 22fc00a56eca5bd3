package io.jackfield.webwire.codec;

/**
 * The table of section 4.5 once more, written from the specification alone: whether bytes are a
 * message of both versions together. Knows nothing of the decoder.
 */
final class Lengths {

    static boolean areOk(byte[] message) {
        int length = message.length;
        if (length == 0) {
            return false;
        }
        return switch (message[0] & 0xFF) {
            case 63, 64 -> length >= 3 && length >= 2 + name(message, 1);
            case 65 ->
                    length >= 4
                            && length % 2 == 0
                            && length >= 4 + name(message, 1) + name(message, 1) % 2;
            case 127, 128 -> length >= 11 && length >= 10 + name(message, 9);
            case 129 -> length >= 11 && length % 2 == 0 && length >= 10 + name(message, 9);
            case 191, 192 -> length >= 9;
            case 193 -> length >= 10 && length % 2 == 0;
            case 0 -> length >= 11 && name(message, 9) >= 1 && length >= 10 + name(message, 9);
            case 1, 2, 3, 4, 5, 6 -> length >= 9;
            case 21 -> length >= 2;
            case 22, 33 -> length == 1;
            case 31 -> length == 9;
            case 32 -> length >= 10;
            case 23 -> length >= 11;
            default -> false;
        };
    }

    private static int name(byte[] message, int at) {
        return message[at] & 0xFF;
    }

    private Lengths() {}
}
