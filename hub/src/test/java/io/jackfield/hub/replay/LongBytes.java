package io.jackfield.hub.replay;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes of a step. Of long ones the file has the beginning, and a digest of what is repeated. */
final class LongBytes {
    private static final int LONGEST_PERIOD = 64;
    private static final byte[] END = "\"\0".getBytes(StandardCharsets.UTF_8);

    static byte[] of(JsonNode step) {
        if (!step.has("hexPrefix")) {
            return HexFormat.of().parseHex(step.path("hex").asString(""));
        }
        byte[] prefix = HexFormat.of().parseHex(step.path("hexPrefix").asString());
        for (int period = 1; period <= LONGEST_PERIOD; period++) {
            byte[] bytes = repeated(prefix, period, step.path("length").asInt());
            if (digest(bytes).equals(step.path("sha256").asString())) {
                return bytes;
            }
        }
        throw new AssertionError("this step is not text that repeats: " + step);
    }

    /** The end of the prefix again and again, then the end of a text in the last field. */
    private static byte[] repeated(byte[] prefix, int period, int length) {
        byte[] bytes = Arrays.copyOf(prefix, length);
        for (int at = prefix.length; at < length - END.length; at++) {
            bytes[at] = bytes[at - period];
        }
        System.arraycopy(END, 0, bytes, length - END.length, END.length);
        return bytes;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    private LongBytes() {}
}
