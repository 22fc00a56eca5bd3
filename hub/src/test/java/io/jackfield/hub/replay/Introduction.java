package io.jackfield.hub.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.gob.Gob;
import io.jackfield.hub.Entity;
import io.jackfield.hub.Function;
import io.jackfield.hub.PluginInfo;
import io.jackfield.hub.wire.RawPeer;

import tools.jackson.databind.JsonNode;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Compares how a plugin introduced itself with what was recorded. */
final class Introduction {
    private static final int DEFINITIONS = 5;
    private static final Gob GOB = Gob.create(MethodHandles.lookup());

    /** What a hello of this house has besides, behind the fields of Go: 14, an extra field. */
    private static final String OWN_FIELDS =
            "\u0001\u0005Token\u0001\u000c\u0000\u0001\u0005Codes\u0001\u0002\u0000";

    /** The recorded definitions byte for byte; the same functions, in any order (9, 13.18). */
    static void expect(Scenario scenario, Step step, RawPeer.Received<PluginInfo> received) {
        assertThat(withoutOwnFields(definitions(received.bytes())))
                .isEqualTo(definitions(step.bytes()));
        if (Arrays.equals(step.bytes(), received.bytes())) {
            return;
        }
        PluginInfo seen = received.value();
        assertThat(seen.name()).isEqualTo(step.value().path("Name").asString(""));
        assertThat(seen.version()).isEqualTo(step.value().path("Version").asString(""));
        JsonNode functions = step.value().path("Functions");
        assertThat(seen.functions().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        PluginDeparture.offered(scenario, functions.propertyNames()));
        seen.functions()
                .forEach((name, function) -> expect(scenario, functions.path(name), function));
    }

    private static byte[] withoutOwnFields(byte[] definitions) {
        String text = new String(definitions, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(OWN_FIELDS);
        String plain =
                text.replace(OWN_FIELDS, "")
                        .replaceFirst("\u0005\u0001\u0004Name", "\u0003\u0001\u0004Name");
        byte[] bytes = plain.getBytes(StandardCharsets.ISO_8859_1);
        bytes[0] -= (byte) OWN_FIELDS.length();
        return bytes;
    }

    private static byte[] definitions(byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        int at = 0;
        for (int i = 0; i < DEFINITIONS; i++) {
            at += GOB.messageBytes(all, at, bytes.length - at);
        }
        return Arrays.copyOf(bytes, at);
    }

    private static void expect(Scenario scenario, JsonNode recorded, Function seen) {
        if (!PluginDeparture.isDescribedOtherwise(scenario, seen.name())) {
            assertThat(text(seen.input()))
                    .as("input of %s", seen.name())
                    .isEqualTo(text(recorded.path("Input")));
            assertThat(text(seen.output()))
                    .as("output of %s", seen.name())
                    .isEqualTo(text(recorded.path("Output")));
        }
    }

    private static String text(Optional<Entity> entity) {
        return entity.map(Introduction::text).orElse("nothing");
    }

    private static String text(Entity entity) {
        var text = new StringBuilder(entity.name()).append(' ').append(type(entity.type()));
        text.append(entity.mandatory() ? " must" : "");
        entity.fields().forEach(field -> text.append(" [").append(text(field)).append(']'));
        return text.toString();
    }

    private static String text(JsonNode entity) {
        if (entity.isMissingNode()) {
            return "nothing";
        }
        var text = new StringBuilder(entity.path("Name").asString(""));
        text.append(' ').append(type(entity.path("Type").asString("")));
        text.append(entity.path("Mandatory").asBoolean(false) ? " must" : "");
        entity.path("Fields").forEach(field -> text.append(" [").append(text(field)).append(']'));
        return text.toString();
    }

    /**
     * 9.3: brackets of the original are not to be relied on, so none count. 9.5: Java has other
     * widths of integers.
     */
    private static String type(String type) {
        return type.replace("[]", "").replaceAll("\\bu?int\\d*\\b", "int");
    }

    private Introduction() {}
}
