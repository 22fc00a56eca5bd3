package io.jackfield.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class FramesPropertyTest {
    private static final int LIMIT = 1 << 17;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyChunkingGivesTheSameMessages(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            boolean masked = random.nextBoolean();
            List<String> expected = new ArrayList<>();
            byte[] wire = conversation(random, masked, expected);
            Heard heard = new Heard();
            feed(wire, random, new FrameDecoder(masked, true, LIMIT, LIMIT, null), heard);
            assertThat(heard.events).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void noBytesOfAnyKindGiveAnythingButItsOwnException(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] wire =
                    random.nextBoolean()
                            ? new byte[random.nextInt(300)]
                            : conversation(random, true, new ArrayList<>());
            if (wire.length > 0) {
                int damaged = 1 + random.nextInt(4);
                for (int i = 0; i < damaged; i++) {
                    wire[random.nextInt(wire.length)] = (byte) random.nextInt();
                }
            }
            try (MessageInflater inflater = new MessageInflater()) {
                feed(
                        wire,
                        random,
                        new FrameDecoder(random.nextBoolean(), true, 70_000, LIMIT, inflater),
                        new Heard());
            } catch (WebSocketException e) {
                assertThat(e.status()).isBetween(1002, 1009);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void checksTextAsTheJdkDoes(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] text = new byte[random.nextInt(24)];
            for (int i = 0; i < text.length; i++) {
                // mostly bytes near the borders of the rules
                int[] likely = {0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xED, 0xF0};
                text[i] = (byte) (random.nextInt(8) == 0 ? 0xF4 : likely[random.nextInt(11)]);
            }
            Utf8 check = new Utf8();
            ByteBuffer bytes = ByteBuffer.wrap(text);
            int cut = text.length == 0 ? 0 : random.nextInt(text.length);
            boolean isUtf8 =
                    check.feed(bytes, 0, cut)
                            && check.feed(bytes, cut, text.length)
                            && check.isComplete();
            assertThat(isUtf8).isEqualTo(isUtf8(text));
        }
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (java.nio.charset.CharacterCodingException e) {
            return false;
        }
    }

    /** Gives the bytes in pieces, what was left over in front of the next piece. */
    private static void feed(byte[] wire, Random random, FrameDecoder decoder, Heard heard) {
        byte[] left = new byte[0];
        int at = 0;
        while (at < wire.length) {
            int piece = Math.min(wire.length - at, 1 + random.nextInt(1 << random.nextInt(12)));
            ByteBuffer in = ByteBuffer.allocate(left.length + piece + 5);
            in.put(5, left).put(5 + left.length, wire, at, piece);
            int end = 5 + left.length + piece;
            int used = decoder.decode(in, 5, end, heard);
            left = new byte[end - used];
            assertThat(left.length).isLessThanOrEqualTo(131);
            in.clear().get(used, left);
            at += piece;
        }
    }

    private static byte[] conversation(Random random, boolean masked, List<String> expected) {
        ByteBuffer wire = ByteBuffer.allocate(1 << 19).order(ByteOrder.BIG_ENDIAN);
        int messages = 1 + random.nextInt(4);
        for (int i = 0; i < messages; i++) {
            boolean isText = random.nextBoolean();
            byte[] payload = payload(random, isText);
            int fragments = 1 + random.nextInt(3);
            int from = 0;
            for (int j = 0; j < fragments; j++) {
                boolean isLast = j == fragments - 1;
                int to = isLast ? payload.length : from + random.nextInt(payload.length - from + 1);
                int first = (isLast ? 0x80 : 0) | (j > 0 ? 0 : isText ? 1 : 2);
                frame(wire, random, masked, first, payload, from, to);
                from = to;
                if (!isLast && random.nextBoolean()) {
                    frame(wire, random, masked, Frames.PING, new byte[] {65}, 0, 1);
                    expected.add("ping A");
                }
            }
            expected.add(
                    (isText ? "text " : "bytes ")
                            + new String(payload, StandardCharsets.ISO_8859_1));
        }
        byte[] bytes = new byte[wire.position()];
        wire.get(0, bytes);
        return bytes;
    }

    private static byte[] payload(Random random, boolean isText) {
        int[] lengths = {0, 1, 7, 8, 125, 126, 127, 300, 65_535, 65_536, 70_000};
        int length = lengths[random.nextInt(random.nextInt(8) == 0 ? 11 : 8)];
        if (isText) {
            return "aé€😀".repeat(length / 10 + 1).getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void frame(
            ByteBuffer wire,
            Random random,
            boolean masked,
            int first,
            byte[] payload,
            int from,
            int to) {
        int start = wire.position();
        int at = Frames.writeHeader(wire, start, first, to - from, masked ? 0x80 : 0);
        int key = random.nextInt();
        if (masked) {
            wire.putInt(at, key);
            at += 4;
        }
        assertThat(at - start).isEqualTo(Frames.headerBytes(to - from, masked));
        wire.put(at, payload, from, to - from);
        if (masked) {
            Frames.mask(wire, at, at + to - from, key, 0);
        }
        wire.position(at + to - from);
    }
}
