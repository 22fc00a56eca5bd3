package io.jackfield.hub.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.core.JackfieldException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** What goes round the mapper reads and writes as the mapper does. */
class PlainTextTest {
    private static final int TEXTS = 5_000;

    @Test
    void textsAreWrittenAndReadAsTheMapperDoes() {
        var random = new Random(5);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            byte[] json = Json.write(text);
            assertThat(json).isEqualTo(Json.mapper().writeValueAsBytes(text));
            assertThat(Json.read(json, Json.type(String.class))).isEqualTo(text);
        }
    }

    /** Mostly plain: letters, with now and then a control, a quotation mark, or none of ASCII. */
    private static String text(Random random) {
        var text = new StringBuilder();
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            int each = random.nextInt(20) == 0 ? random.nextInt(0xd800) : random.nextInt(128);
            text.append((char) each);
        }
        return text.toString();
    }

    @Test
    void whiteSpaceAroundATextIsNoPartOfIt() {
        assertThat(Json.read(bytes(" \"a\" "), Json.type(String.class))).isEqualTo("a");
        assertThat(PlainText.read(bytes(" \"a\" "))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"a", "a\"", "\"a\"b\"", "\"a\" \"b\"", "\"\\\"", "\"\u0001\""})
    void whatIsNoTextIsRefused(String json) {
        assertThat(PlainText.read(bytes(json))).isNull();
        assertThatThrownBy(() -> Json.read(bytes(json), Json.type(String.class)))
                .isInstanceOf(JackfieldException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
