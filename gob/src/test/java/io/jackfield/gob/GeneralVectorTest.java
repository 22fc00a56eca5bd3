package io.jackfield.gob;

import static org.assertj.core.api.Assertions.assertThat;

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
                                        () ->
                                                assertThat(forms(crumbs(vector.bytes())))
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
                                        () ->
                                                assertThat(forms(read(vector)))
                                                        .isEqualTo(expected(vector))));
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

    static String encoded(List<GobItem> items) {
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
}
