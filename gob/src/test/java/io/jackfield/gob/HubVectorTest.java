package io.jackfield.gob;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.gob.HubTypes.Entity;
import io.jackfield.gob.HubTypes.Envelope;
import io.jackfield.gob.HubTypes.PluginInfo;
import io.jackfield.gob.Vectors.Vector;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Streams of the plugin hub, read into and written from records. */
class HubVectorTest {
    /** One of the streams nests 1,000 structs and as many lists. */
    private static final GobLimits LIMITS = GobLimits.defaults().withDepth(3_000);

    private static final Gob GOB = Gob.builder(MethodHandles.lookup()).limits(LIMITS).build();

    private static Stream<Vector> hub() {
        return Vectors.hub().filter(vector -> !vector.text("stream").equals("gob-only"));
    }

    private static Stream<DynamicTest> each(
            Stream<Vector> vectors, java.util.function.Consumer<Vector> test) {
        return vectors.map(
                vector -> DynamicTest.dynamicTest(vector.toString(), () -> test.accept(vector)));
    }

    private static List<Object> decode(Vector vector) {
        GobDecoder decoder = GOB.decoder().feed(vector.bytes());
        List<Object> values = new ArrayList<>();
        for (Object expected : vector.list("values")) {
            String target = String.valueOf(Vectors.map(expected).get("target"));
            Optional<?> next = decoder.next(type(target));
            values.add(HubTypes.form(next.orElseThrow()));
        }
        assertThat(decoder.nextItem()).isEmpty();
        decoder.end();
        return values;
    }

    private static Class<?> type(String target) {
        return target.equals("Envelope") ? Envelope.class : PluginInfo.class;
    }

    private static List<@Nullable Object> expected(Vector vector) {
        List<@Nullable Object> values = new ArrayList<>();
        vector.list("values").forEach(each -> values.add(Vectors.map(each).get("value")));
        return values;
    }

    @TestFactory
    Stream<DynamicTest> decodes() {
        return each(
                hub().filter(vector -> vector.text("outcome").equals("ok"))
                        .filter(vector -> !vector.toString().startsWith("nest-")),
                vector -> assertThat(decode(vector)).isEqualTo(expected(vector)));
    }

    @TestFactory
    Stream<DynamicTest> decodesDeepNesting() {
        return each(
                hub().filter(vector -> vector.toString().startsWith("nest-")),
                vector -> {
                    PluginInfo info =
                            GOB.decoder().feed(vector.bytes()).next(PluginInfo.class).orElseThrow();
                    Entity entity =
                            info.functions()
                                    .orElseThrow()
                                    .values()
                                    .iterator()
                                    .next()
                                    .input()
                                    .orElseThrow();
                    int levels = 0;
                    while (!entity.fields().isEmpty()) {
                        entity = entity.fields().getFirst();
                        levels++;
                    }
                    assertThat(levels).isEqualTo(1_000);
                });
    }

    @TestFactory
    Stream<DynamicTest> encodesToTheBytesOfGo() {
        return each(
                hub().filter(vector -> vector.has("encodeWith"))
                        // Two functions, in the order that Go's map happened to have.
                        .filter(vector -> !vector.has("note")),
                vector -> assertThat(encode(vector)).isEqualTo(vector.text("hex")));
    }

    private static String encode(Vector vector) {
        Map<String, @Nullable Object> with = Vectors.map(vector.fields().get("encodeWith"));
        Object first =
                with.get("helloBaseId") == null ? with.get("envelopeId") : with.get("helloBaseId");
        GobEncoder encoder =
                Gob.builder(MethodHandles.lookup())
                        .firstTypeId(Integer.parseInt(String.valueOf(first)))
                        .build()
                        .encoder();
        var hex = new StringBuilder();
        for (Object each : vector.list("values")) {
            Map<String, @Nullable Object> value = Vectors.map(each);
            ByteBuffer bytes =
                    encoder.encode(
                            HubTypes.of(String.valueOf(value.get("target")), value.get("value")));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            hex.append(HexFormat.of().formatHex(copy));
        }
        return hex.toString();
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        return each(
                hub().filter(vector -> !vector.text("outcome").equals("ok")),
                vector -> {
                    // Go takes messages of 2 GiB; ours are longer than allowed before that.
                    String expected =
                            vector.toString().equals("bad-length-2g-then-eof")
                                    ? "limit"
                                    : vector.text("expect");
                    assertThat(outcome(vector)).isEqualTo(expected);
                });
    }

    private static String outcome(Vector vector) {
        try {
            GobDecoder decoder = GOB.decoder().feed(vector.bytes());
            Optional<?> value = decoder.next(type(vector.text("errorTarget")));
            decoder.end();
            return value.isEmpty() ? "eof" : "ok";
        } catch (GobException e) {
            return e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @TestFactory
    Stream<DynamicTest> decodesAndEncodesPlainValues() {
        return each(
                Vectors.hub().filter(vector -> vector.text("stream").equals("gob-only")),
                vector -> {
                    List<GobItem> items = GeneralVectorTest.decode(vector.bytes());
                    assertThat(items).hasSameSizeAs(vector.list("values"));
                    assertThat(GeneralVectorTest.encoded(items)).isEqualTo(vector.text("hex"));
                });
    }
}
