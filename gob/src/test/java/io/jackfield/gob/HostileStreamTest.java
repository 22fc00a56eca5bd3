package io.jackfield.gob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jackfield.gob.GobType.Basic;
import io.jackfield.gob.HubTypes.PluginInfo;

import org.junit.jupiter.api.Test;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Streams made to cost more than they should. */
class HostileStreamTest {
    private static final Gob GOB = Gob.create(MethodHandles.lookup());

    /** The definitions in front of a plugin's introduction, as Go sends them. */
    private static byte[] definitions() {
        Vectors.Vector hello =
                Vectors.hub()
                        .filter(vector -> vector.toString().equals("hello-zero"))
                        .findFirst()
                        .orElseThrow();
        String hex = hello.text("hex");
        return HexFormat.of().parseHex(hex.substring(0, hex.length() - 8));
    }

    private static GobDecoder fed(byte[]... parts) {
        GobDecoder decoder = GOB.decoder();
        for (byte[] part : parts) {
            decoder.feed(ByteBuffer.wrap(part));
        }
        return decoder;
    }

    private static void fails(GobException.Kind kind, Supplier<?> decoding) {
        assertThatExceptionOfType(GobException.class)
                .isThrownBy(decoding::get)
                .extracting(GobException::kind)
                .isEqualTo(kind);
    }

    private static byte[] message(byte[] body) {
        Output out = new Output();
        out.raw(body);
        return java.util.Arrays.copyOf(out.bytes(), out.size());
    }

    /** Kills Go with a stack overflow that it cannot catch. */
    @Test
    void refusesThreeMillionNestedStructs() {
        byte[] nested = new byte[6_000_010];
        byte[] head = HexFormat.of().parseHex("ff80030101460201");
        System.arraycopy(head, 0, nested, 0, head.length);
        for (int i = head.length; i + 1 < nested.length; i += 2) {
            nested[i] = 4;
            nested[i + 1] = 1;
        }
        fails(
                GobException.Kind.LIMIT,
                () -> fed(definitions(), message(nested)).next(PluginInfo.class));
        fails(GobException.Kind.LIMIT, () -> fed(definitions(), message(nested)).nextItem());
    }

    /** Kills Go with "out of memory": it makes room for the entries that are announced. */
    @Test
    void makesNoRoomForEntriesThatAreOnlyAnnounced() {
        byte[] bytes = HexFormat.of().parseHex("09ff8003fb0100000000");
        fails(GobException.Kind.MALFORMED, () -> fed(definitions(), bytes).next(PluginInfo.class));
    }

    @Test
    void endsListsWhereTheMessageEnds() {
        GobType point = GobType.struct("", new GobType.Field("X", Basic.INT));
        GobType list = GobType.slice(point);
        ByteBuffer good = GOB.encoder().encode(new GobItem(list, new GobValue.Sequence(List.of())));
        byte[] bytes = new byte[good.remaining()];
        good.get(bytes);
        // The count, last byte of the stream, becomes 127; no element follows.
        bytes[bytes.length - 1] = 127;
        fails(GobException.Kind.MALFORMED, () -> fed(bytes).nextItem());
    }

    @Test
    void countsElements() {
        Gob gob =
                Gob.builder(MethodHandles.lookup())
                        .limits(GobLimits.defaults().withElements(9))
                        .build();
        byte[] bytes = copy(GOB.encoder().encode(new long[10]));
        fails(
                GobException.Kind.LIMIT,
                () -> gob.decoder().feed(ByteBuffer.wrap(bytes)).next(long[].class));
        fails(GobException.Kind.LIMIT, () -> gob.decoder().feed(ByteBuffer.wrap(bytes)).nextItem());
    }

    @Test
    void countsDefinitions() {
        GobEncoder encoder = GOB.encoder();
        GobDecoder decoder =
                Gob.builder(MethodHandles.lookup())
                        .limits(new GobLimits(1 << 20, 500, 1 << 20, 10, 1 << 20))
                        .build()
                        .decoder();
        for (int i = 0; i < 10; i++) {
            assertThat(decoder.feed(encoder.encode(list())).nextItem()).isPresent();
        }
        fails(GobException.Kind.LIMIT, () -> decoder.feed(encoder.encode(list())).nextItem());
    }

    private static GobItem list() {
        return new GobItem(GobType.slice(Basic.INT), new GobValue.Sequence(List.of()));
    }

    @Test
    void weighsDefinitions() {
        GobDecoder decoder =
                Gob.builder(MethodHandles.lookup())
                        .limits(new GobLimits(1 << 20, 500, 1 << 20, 10, 100))
                        .build()
                        .decoder();
        GobType struct = GobType.struct("x".repeat(200), new GobType.Field("X", Basic.INT));
        ByteBuffer bytes = GOB.encoder().encode(new GobItem(struct, new GobValue.Struct(Map.of())));
        fails(GobException.Kind.LIMIT, () -> decoder.feed(bytes).nextItem());
    }

    /** Each part of a value that is split makes it be read again, so that is bounded too. */
    @Test
    void boundsHowOftenASplitValueIsReadAgain() {
        GobEncoder encoder = GOB.encoder();
        List<GobValue> parts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            GobType type = GobType.slice(Basic.INT);
            parts.add(new GobValue.Interface("n", type, new GobValue.Sequence(List.of())));
        }
        parts.addFirst(
                new GobValue.Interface("b", Basic.BYTES, new GobValue.Bytes(new byte[10_000])));
        byte[] bytes =
                copy(
                        encoder.encode(
                                new GobItem(
                                        GobType.slice(Basic.INTERFACE),
                                        new GobValue.Sequence(parts))));
        GobDecoder small =
                Gob.builder(MethodHandles.lookup())
                        .limits(GobLimits.defaults().withMessageBytes(50_000))
                        .build()
                        .decoder();
        fails(GobException.Kind.LIMIT, () -> byMessages(small, bytes));
        assertThat(GOB.decoder().feed(ByteBuffer.wrap(bytes)).nextItem()).isPresent();
    }

    private static GobDecoder byMessages(GobDecoder decoder, byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        while (all.hasRemaining()) {
            int length = GOB.messageBytes(all, all.position(), all.remaining());
            decoder.feed(all.slice(all.position(), length)).nextItem();
            all.position(all.position() + length);
        }
        return decoder;
    }

    /** A type whose values cannot end is only found out by its values. */
    @Test
    void takesTypesThatContainThemselves() {
        byte[] array = HexFormat.of().parseHex("7f010102ff800001ff8001020000");
        byte[] value = message(HexFormat.of().parseHex("ff8000" + "01".repeat(600)));
        fails(GobException.Kind.LIMIT, () -> fed(message(array), value).nextItem());
    }

    @Test
    void nestsAsDeepAsTheDefaultAllowsOnAnyThread() throws Exception {
        GobItem item = nest(500);
        List<Integer> levels = new ArrayList<>();
        Thread reading =
                Thread.ofPlatform()
                        .start(
                                () ->
                                        levels.add(
                                                depth(
                                                        GOB.decoder()
                                                                .feed(
                                                                        GOB.encoder()
                                                                                .encode(item)))));
        reading.join();
        assertThat(levels).containsExactly(500);
        fails(GobException.Kind.LIMIT, () -> GOB.encoder().encode(nest(501)));
    }

    @Test
    void saysThatTheStackIsTheLimit() throws Exception {
        Gob gob =
                Gob.builder(MethodHandles.lookup())
                        .limits(GobLimits.defaults().withDepth(3_000))
                        .build();
        GobItem item = nest(3_000);
        List<GobException> failures = new ArrayList<>();
        Thread writing =
                new Thread(
                        null,
                        () -> {
                            try {
                                gob.encoder().encode(item);
                            } catch (GobException e) {
                                failures.add(e);
                            }
                        },
                        "small-stack",
                        1 << 18);
        writing.start();
        writing.join();
        assertThat(failures)
                .extracting(GobException::kind)
                .containsExactly(GobException.Kind.LIMIT);
    }

    private static GobItem nest(int levels) {
        GobValue value = new GobValue.Sequence(List.of());
        for (int i = 1; i < levels; i++) {
            value = new GobValue.Sequence(List.of(value));
        }
        return new GobItem(GobType.slice("Nest", self -> self), value);
    }

    private static int depth(GobDecoder decoder) {
        int levels = 1;
        List<GobValue> elements =
                ((GobValue.Sequence) decoder.nextItem().orElseThrow().value()).elements();
        while (!elements.isEmpty()) {
            levels++;
            elements = ((GobValue.Sequence) elements.getFirst()).elements();
        }
        return levels;
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }
}
