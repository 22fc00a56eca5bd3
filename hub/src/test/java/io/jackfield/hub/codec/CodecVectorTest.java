package io.jackfield.hub.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.codec.HubVectors.HubVector;
import io.jackfield.hub.frames.Envelope;
import io.jackfield.hub.frames.Frame;
import io.jackfield.hub.frames.Hello;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The streams of the specification through the hub's own codec: section 11. */
class CodecVectorTest {
    private static final Codec CODEC = new Codec(CodecLimits.DEFAULT);

    /** Over our limits at once; a list of functions, which we take. */
    private static final Set<String> NOT_AS_GO =
            Set.of("nest-1000", "bad-length-2g-then-eof", "legacy-v0.0.18-hello");

    @TestFactory
    Stream<DynamicTest> reads() {
        return each(
                HubVectors.all()
                        .filter(HubVector::isOk)
                        .filter(vector -> !NOT_AS_GO.contains(vector.name())),
                vector -> {
                    var expected = new ArrayList<String>();
                    for (JsonNode value : vector.decoded().get("values")) {
                        expected.add(text(value.get("value")));
                    }
                    assertThat(read(vector).stream().map(CodecVectorTest::text))
                            .isEqualTo(expected);
                });
    }

    @TestFactory
    Stream<DynamicTest> refusesOrWaitsForMoreWithoutAValue() {
        return each(
                HubVectors.all()
                        .filter(vector -> !vector.isOk())
                        .filter(vector -> !NOT_AS_GO.contains(vector.name())),
                vector -> {
                    String expected = vector.decoded().get("expect").asString();
                    if (expected.equals("eof") || expected.equals("truncated")) {
                        assertThat(read(vector)).isEmpty();
                    } else {
                        assertThatThrownBy(() -> read(vector))
                                .isInstanceOf(JackfieldException.class);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> writesTheBytesOfGo() {
        return each(
                HubVectors.all()
                        .filter(vector -> vector.decoded().has("encodeWith"))
                        .filter(vector -> !vector.name().contains("go1.19"))
                        .filter(vector -> !vector.name().equals("hello-nil-functions"))
                        .filter(vector -> !hasNilFunctions(vector)),
                vector ->
                        assertThat(HexFormat.of().formatHex(write(vector)))
                                .isEqualTo(vector.json().get("hex").asString()));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsOverItsLimits() {
        return each(
                HubVectors.all()
                        .filter(
                                vector ->
                                        Set.of("nest-1000", "bad-length-2g-then-eof")
                                                .contains(vector.name())),
                vector ->
                        assertThatThrownBy(() -> read(vector))
                                .extracting(error -> ((JackfieldException) error).code())
                                .isEqualTo(Code.RESOURCE_EXHAUSTED));
    }

    @TestFactory
    Stream<DynamicTest> takesPluginsOfOlderVersions() {
        return each(
                HubVectors.all().filter(vector -> vector.name().equals("legacy-v0.0.18-hello")),
                vector ->
                        assertThat(read(vector).stream().map(CodecVectorTest::text))
                                .hasSize(1)
                                .allMatch(hello -> hello.startsWith("old|v0.0.18|[")));
    }

    /** We always send the map, as plugins in Go do. */
    private static boolean hasNilFunctions(HubVector vector) {
        JsonNode functions = vector.decoded().get("values").get(0).get("value").get("Functions");
        return functions != null && functions.isNull();
    }

    private static byte[] write(HubVector vector) {
        var out = ByteBuffer.allocate(vector.bytes().length + 1024);
        var writer = vector.isFromPlugin() ? EnvelopeWriter.PLUGIN : EnvelopeWriter.HUB;
        boolean isDefined = false;
        for (Frame frame : read(vector)) {
            switch (frame) {
                case Hello hello -> HelloWriter.messages(hello).forEach(out::put);
                case Envelope envelope -> {
                    if (!isDefined) {
                        out.put(writer.definition());
                        isDefined = true;
                    }
                    var encoded = writer.encode(envelope);
                    int before = out.position();
                    encoded.write(out);
                    assertThat(out.position() - before).isEqualTo(encoded.length());
                }
            }
        }
        byte[] written = new byte[out.flip().remaining()];
        out.get(written);
        return written;
    }

    private static List<Frame> read(HubVector vector) {
        List<Frame> frames = new ArrayList<>();
        PluginReader plugin = CODEC.pluginReader();
        EnvelopeReader hub = CODEC.hubReader();
        boolean isHello = isHello(vector);
        for (ByteBuffer message : HubVectors.messages(CODEC, vector.bytes())) {
            @Nullable Frame frame = isHello ? plugin.read(message) : hub.read(message);
            if (frame != null) {
                frames.add(frame);
            }
        }
        return frames;
    }

    /** By what it decodes to; a malformed one by what its name says it should have been. */
    private static boolean isHello(HubVector vector) {
        JsonNode values = vector.decoded().get("values");
        if (values != null && !values.isEmpty()) {
            return values.get(0).get("target").asString().equals("PluginInfo");
        }
        return vector.isFromPlugin() || vector.name().equals("nest-1000");
    }

    private static String text(Frame frame) {
        return switch (frame) {
            case Hello hello ->
                    "%s|%s|%s"
                            .formatted(
                                    hello.info().name(),
                                    hello.info().version(),
                                    hello.info().functions().keySet());
            case Envelope envelope ->
                    "%s|%s|%s|%s|%s"
                            .formatted(
                                    Long.toUnsignedString(envelope.seq()),
                                    envelope.trace(),
                                    envelope.method(),
                                    envelope.error(),
                                    new String(envelope.payload(), StandardCharsets.UTF_8));
        };
    }

    private static String text(JsonNode value) {
        if (value.has("Seq")) {
            String payload = value.get("Payload").isNull() ? "" : value.get("Payload").asString();
            return "%s|%s|%s|%s|%s"
                    .formatted(
                            value.get("Seq").asString(),
                            value.get("Trace").asString(),
                            value.get("Method").asString(),
                            value.get("Error").asString(),
                            payload);
        }
        return "%s|%s|%s"
                .formatted(
                        value.get("Name").asString(),
                        value.get("Version").asString(),
                        List.copyOf(value.get("Functions").propertyNames()));
    }

    private static Stream<DynamicTest> each(Stream<HubVector> vectors, Consumer<HubVector> test) {
        return vectors.map(
                vector -> DynamicTest.dynamicTest(vector.name(), () -> test.accept(vector)));
    }
}
