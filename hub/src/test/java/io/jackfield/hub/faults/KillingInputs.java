package io.jackfield.hub.faults;

import io.jackfield.hub.PluginInfo;
import io.jackfield.hub.codec.HelloWriter;
import io.jackfield.hub.frames.Hello;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The two inputs that end the process of the original's hub (flaws 1 and 2), and their like. */
enum KillingInputs {
    /** Three million descriptions within one another: 6 MB. */
    NESTED("maxHelloBytes") {
        @Override
        byte[] bytes() {
            byte[] head = HexFormat.of().parseHex("ff8001017002010146" + "010146" + "01");
            byte[] levels = new byte[2 * LEVELS];
            for (int i = 0; i < LEVELS; i++) {
                levels[2 * i] = 4;
                levels[2 * i + 1] = 1;
            }
            return message(head, levels);
        }
    },
    /** The same in a hello that is not too long for a hub's limit. */
    NESTED_WITHIN_THE_LIMIT("values nest deeper") {
        @Override
        byte[] bytes() {
            byte[] all = NESTED.bytes();
            return message(Arrays.copyOfRange(all, 4, 500_000), new byte[0]);
        }
    },
    /** A map that says it has 2^32 entries, in ten bytes. */
    COUNTED("4294967296 elements") {
        @Override
        byte[] bytes() {
            return HexFormat.of().parseHex("0cff8001017002fb0100000000");
        }
    },
    /** A name of two megabytes. */
    TOO_LONG("maxHelloBytes") {
        @Override
        byte[] bytes() {
            byte[] name = new byte[2 << 20];
            Arrays.fill(name, (byte) 'n');
            byte[] head = HexFormat.of().parseHex("ff8001fd200000");
            return message(head, name);
        }
    };

    private static final int LEVELS = 3_000_000;

    private final String complaint;

    KillingInputs(String complaint) {
        this.complaint = complaint;
    }

    /** What is to be logged. */
    String complaint() {
        return complaint;
    }

    /** The message behind the definitions of a hello. */
    abstract byte[] bytes();

    /** The definitions of a hello: all its messages but the last. */
    static byte[] definitions() {
        List<byte[]> hello = HelloWriter.messages(new Hello(new PluginInfo("x", "v1", Map.of())));
        var bytes = new ByteArrayOutputStream();
        hello.subList(0, hello.size() - 1).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static byte[] message(byte[] head, byte[] rest) {
        int length = head.length + rest.length;
        return ByteBuffer.allocate(4 + length)
                .putInt(0xFD << 24 | length)
                .put(head)
                .put(rest)
                .array();
    }
}
