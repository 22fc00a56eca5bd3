package io.jackfield.gob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.gob.Vectors.Vector;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Streams of every kind of type that Go has, decoded without knowing their types. */
class GeneralVectorTest {
    private static final Gob GOB = Gob.create();

    private static Stream<Vector> valid() {
        return Vectors.general().filter(vector -> !vector.has("error"));
    }

    static List<GobItem> decode(ByteBuffer bytes) {
        GobDecoder decoder = GOB.decoder().feed(bytes);
        List<GobItem> items = new ArrayList<>();
        for (Optional<GobItem> next = decoder.nextItem();
                next.isPresent();
                next = decoder.nextItem()) {
            items.add(next.get());
        }
        decoder.end();
        return items;
    }

    private static List<Object> forms(List<GobItem> items) {
        return items.stream().map(item -> JsonForm.of(item.type(), item.value())).toList();
    }

    private static List<Object> expected(Vector vector) {
        List<Object> forms = new ArrayList<>();
        vector.list("json").forEach(each -> forms.add(JsonForm.normal(each)));
        return forms;
    }

    @TestFactory
    Stream<DynamicTest> decodes() {
        return valid().map(
                        vector ->
                                DynamicTest.dynamicTest(
                                        vector.toString(),
                                        () ->
                                                assertThat(forms(decode(vector.bytes())))
                                                        .isEqualTo(expected(vector))));
    }

    @TestFactory
    Stream<DynamicTest> decodesByteByByte() {
        return valid().map(
                        vector ->
                                DynamicTest.dynamicTest(
                                        vector.toString(),
                                        () -> assertThat(forms(crumbs(vector.bytes())))
                                                .isEqualTo(expected(vector))));
    }

    private static List<GobItem> crumbs(ByteBuffer bytes) {
        GobDecoder decoder = GOB.decoder();
        List<GobItem> items = new ArrayList<>();
        while (bytes.hasRemaining()) {
            decoder.feed(bytes.slice(bytes.position(), 1)).nextItem().ifPresent(items::add);
            bytes.get();
        }
        decoder.end();
        return items;
    }

    @TestFactory
    Stream<DynamicTest> readsFromAStream() {
        return valid().map(
                        vector ->
                                DynamicTest.dynamicTest(
                                        vector.toString(),
                                        () -> assertThat(forms(read(vector))).isEqualTo(expected(vector))));
    }

    private static List<GobItem> read(Vector vector) throws IOException {
        var in = new ByteArrayInputStream(vector.bytes().array());
        GobDecoder decoder = GOB.decoder();
        List<GobItem> items = new ArrayList<>();
        for (var next = decoder.readItem(in); next.isPresent(); next = decoder.readItem(in)) {
            items.add(next.get());
        }
        return items;
    }

    @TestFactory
    Stream<DynamicTest> encodesToTheBytesOfGo() {
        return valid().map(
                        vector ->
                                DynamicTest.dynamicTest(
                                        vector.toString(),
                                        () ->
                                                assertThat(encoded(decode(vector.bytes())))
                                                        .isEqualTo(vector.text("hex"))));
    }

    private static String encoded(List<GobItem> items) {
        GobEncoder encoder = GOB.encoder();
        var hex = new StringBuilder();
        for (GobItem item : items) {
            ByteBuffer bytes = encoder.encode(item);
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            hex.append(HexFormat.of().formatHex(copy));
        }
        return hex.toString();
    }

    /** A type mismatch needs a type asked for; the others are wrong whatever is asked for. */
    @TestFactory
    Stream<DynamicTest> refusesWhatIsMalformed() {
        return Vectors.general()
                .filter(vector -> vector.has("error"))
                .filter(vector -> !vector.text("expect").equals("type-mismatch"))
                .filter(vector -> !NEEDS_A_TARGET.contains(vector.toString()))
                .map(
                        vector ->
                                DynamicTest.dynamicTest(
                                        vector.toString(),
                                        () -> assertThat(outcome(vector)).isEqualTo(vector.text("expect"))));
    }

    private static final List<String> NEEDS_A_TARGET = List.of();

    private static String outcome(Vector vector) {
        var failed =
                catchThrowableOfType(GobException.class, () -> decode(vector.bytes()));
        return failed == null
                ? "eof"
                : failed.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
