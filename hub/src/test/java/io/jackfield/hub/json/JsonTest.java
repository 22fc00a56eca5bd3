package io.jackfield.hub.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Where Jackson by itself would read or write something else than Go (section 5). */
class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"128", "255", "-129", "1.0", "\"1\"", "true"})
    void bytesAreNotWrapped(String json) {
        assertRefused(json, byte.class);
        assertRefused(json, Byte.class);
    }

    @Test
    void bytesAreReadToTheirLimits() {
        assertThat(read("-128", byte.class)).isEqualTo((byte) -128);
        assertThat(read("127", Byte.class)).isEqualTo((byte) 127);
        assertThat(read("null", byte.class)).isEqualTo((byte) 0);
        assertThat(read("null", Byte.class)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "1.5", "true"})
    void numbersAndBooleansAreNoText(String json) {
        assertRefused(json, String.class);
    }

    @Test
    void timesKeepTheirOffset() {
        var time = OffsetDateTime.of(2025, 8, 3, 23, 30, 0, 100_000_000, ZoneOffset.ofHours(-5));

        assertThat(read("\"2025-08-03T23:30:00.1-05:00\"", OffsetDateTime.class)).isEqualTo(time);
        assertThat(write(time)).isEqualTo("\"2025-08-03T23:30:00.1-05:00\"");
    }

    @Test
    void wholeNumbersHaveNoFractionAndNoDigitsThatWereNotThere() {
        assertThat(write(1.0)).isEqualTo("1");
        assertThat(write(1e20)).isEqualTo("100000000000000000000");
        assertThat(write(1e20f)).isEqualTo("100000000000000000000");
        assertThat(write(Float.MAX_VALUE)).isEqualTo("3.4028235E38");
        assertThat(write(-0.0)).isEqualTo("-0");
    }

    private static void assertRefused(String json, Class<?> type) {
        assertThatThrownBy(() -> read(json, type))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.INVALID_ARGUMENT))
                .hasMessageStartingWith("json: ");
    }

    private static @Nullable Object read(String json, Class<?> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Json.type(type));
    }

    private static String write(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }
}
