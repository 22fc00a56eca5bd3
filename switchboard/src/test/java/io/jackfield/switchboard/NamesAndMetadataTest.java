package io.jackfield.switchboard;

import static io.jackfield.switchboard.Errors.assertFails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackfield.core.Code;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

class NamesAndMetadataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "a/", "/a", "a//b", "a b", "a%", "a%2", "a%zz", "é", "a\n", "a\u007f"
            })
    void refusesWhatIsNoName(String name) {
        assertFails(Code.INVALID_ARGUMENT, () -> Names.check(name));
        assertThat(Names.isValid(name)).isFalse();
    }

    @Test
    void takesNamesOfUpTo255Bytes() {
        assertThat(Names.check("contacts/add%20new")).isEqualTo("contacts/add%20new");
        assertThat(Names.isValid("x".repeat(255))).isTrue();
        assertThat(Names.isValid("x".repeat(256))).isFalse();
    }

    @Test
    void splitsAtTheLastTwoSlashesForClaw() {
        assertThat(Names.claw("a/b/c/d")).isEqualTo(new Names.ClawName("a/b", "c", "d"));
        assertThat(Names.claw("a/b")).isEqualTo(new Names.ClawName("", "a", "b"));
        assertThat(Names.claw("a")).isEqualTo(new Names.ClawName("", "", "a"));
        assertThat(Names.claw("a/b/c/d").name()).isEqualTo("a/b/c/d");
        assertThat(Names.claw("a").name()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void decodesWhatItEncoded(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int length = 1 + random.nextInt(12); length > 0; length--) {
                int point = random.nextInt(4) == 0 ? random.nextInt(0xD800) : random.nextInt(128);
                text.appendCodePoint(point);
            }
            String segment = Names.encode(text.toString());
            assertThat(Names.check(segment)).doesNotContain("/");
            assertThat(Names.decode(segment)).isEqualTo(text.toString());
        }
    }

    @Test
    void metadataKeepsOrderAndRefusesBadKeys() {
        var metadata = Metadata.builder().put("b", "1").put("a", "2").put("b", "3").build();
        assertThat(metadata.keys()).isEqualTo(List.of("b", "a"));
        assertThat(metadata.text("b")).contains("3");
        assertThat(metadata.toString()).doesNotContain("3");
        for (String bad : List.of("", "A", "ä", "a b", "x".repeat(256))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Metadata.builder().put(bad, "v"));
        }
    }

    @Test
    void metadataFromOutsideIsFoldedAndNeverReserved() {
        assertThat(Metadata.fromOutside().put("X-Request-Id", "7").build().text("x-request-id"))
                .contains("7");
        for (String bad : List.of("jackfield-node", "Jackfield-Node", "a:b", "İ")) {
            assertFails(Code.INVALID_ARGUMENT, () -> Metadata.fromOutside().put(bad, "v"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void metadataHoldsItsBoundsAgainstAModel(long seed) {
        var random = new Random(seed);
        var builder = Metadata.fromOutside();
        var model = new LinkedHashMap<String, String>();
        for (int i = 0; i < 500; i++) {
            String key = "k" + random.nextInt(100);
            String value = "v".repeat(random.nextInt(600));
            var after = new LinkedHashMap<>(model);
            after.put(key, value);
            int bytes =
                    after.entrySet().stream()
                            .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                            .sum();
            if (after.size() > Metadata.MAX_ENTRIES || bytes > Metadata.MAX_BYTES) {
                assertFails(Code.INVALID_ARGUMENT, () -> builder.put(key, value));
            } else {
                builder.put(key, value);
                model = after;
            }
        }
        var metadata = builder.build();
        assertThat(metadata.keys()).isEqualTo(List.copyOf(model.keySet()));
        model.forEach((key, value) -> assertThat(metadata.text(key)).contains(value));
        assertThat(metadata.toBuilder().build()).isEqualTo(metadata);
    }
}
