package io.jackfield.gob;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.gob.Vectors.Vector;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Streams that are wrong, or of a type that was not asked for. */
class MalformedVectorTest {
    record Point(long x, long y) {}

    record Q(long a, long b) {}

    record WithNested(Q n) {}

    record P8(byte x, byte y) {}

    record PU8(@Unsigned byte x, @Unsigned byte y) {}

    record F32(float f) {}

    record PS(String x, String y) {}

    record WithSlice(List<Long> l) {}

    record WithMap(Map<String, Long> m) {}

    record Any(long before, Object v, String after) {}

    interface Shape {}

    record Shaped(Shape s) {}

    record Temp(int v) {
        static Temp of(byte[] bytes) {
            return new Temp(
                    Integer.parseInt(new String(bytes, StandardCharsets.UTF_8).substring(1)));
        }

        byte[] bytes() {
            return ("T" + v).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final Gob GOB =
            Gob.builder(MethodHandles.lookup())
                    .register("main.Point", Point.class)
                    .opaque(
                            new GobOpaque<>(
                                    Temp.class,
                                    "main.Temp",
                                    GobType.OpaqueKind.GOB_ENCODER,
                                    Temp::bytes,
                                    Temp::of))
                    .build();

    private static final Map<String, Function<GobDecoder, Optional<?>>> TARGETS =
            Map.ofEntries(
                    target("Point", Point.class),
                    target("WithNested", WithNested.class),
                    target("P8", P8.class),
                    target("PU8", PU8.class),
                    target("F32", F32.class),
                    target("PS", PS.class),
                    target("WithSlice", WithSlice.class),
                    target("WithMap", WithMap.class),
                    target("Any", Any.class),
                    target("Shaped", Shaped.class),
                    target("Temp", Temp.class),
                    target("int", long.class),
                    target("int8", byte.class),
                    target("bool", boolean.class),
                    target("string", String.class),
                    target("[]uint8", byte[].class),
                    target("[]int", long[].class),
                    target("[]string", String[].class),
                    target("map[string]int", new GobToken<Map<String, Long>>() {}),
                    target("[3]int", new GobToken<@FixedLength(3) List<Long>>() {}),
                    target("[2]int", new GobToken<@FixedLength(2) List<Long>>() {}));

    private static Map.Entry<String, Function<GobDecoder, Optional<?>>> target(
            String name, Class<?> type) {
        return Map.entry(name, decoder -> decoder.next(type));
    }

    private static Map.Entry<String, Function<GobDecoder, Optional<?>>> target(
            String name, GobToken<?> type) {
        return Map.entry(name, decoder -> decoder.next(type));
    }

    private static String outcome(Vector vector) {
        String type = vector.text("goType");
        String name = type.substring(type.indexOf("target: ") + "target: ".length());
        var target = Objects.requireNonNull(TARGETS.get(name), name);
        int values = 0;
        try {
            GobDecoder decoder = GOB.decoder().feed(vector.bytes());
            while (target.apply(decoder).isPresent()) {
                values++;
            }
            decoder.end();
            return "eof after " + values;
        } catch (GobException e) {
            return e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + " after " + values;
        }
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        return Vectors.general()
                .filter(vector -> vector.has("error"))
                .map(
                        vector ->
                                DynamicTest.dynamicTest(
                                        vector.toString(),
                                        () ->
                                                assertThat(outcome(vector))
                                                        .isEqualTo(
                                                                vector.text("expect")
                                                                        + " after "
                                                                        + vector.text(
                                                                                "valuesBefore"))));
    }

    @Test
    void aFailedDecoderKeepsSayingSo() {
        Vector vector =
                Vectors.general()
                        .filter(each -> each.toString().equals("bad-definition-twice"))
                        .findFirst()
                        .orElseThrow();
        GobDecoder decoder = GOB.decoder().feed(vector.bytes());
        GobException first = failure(decoder);
        assertThat(failure(decoder)).isSameAs(first);
    }

    private static GobException failure(GobDecoder decoder) {
        try {
            throw new AssertionError(decoder.next(Point.class).toString());
        } catch (GobException e) {
            return e;
        }
    }
}
