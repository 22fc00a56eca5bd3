package io.jackfield.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.reflect.Type;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Sections 9.1, 9.2 and 9.5 of the specification. */
class TypeDescriptionTest {

    private enum Colour {
        RED
    }

    enum Level {
        LOW;

        @JsonValue
        public int number() {
            return 1;
        }
    }

    /** Each row of the table in section 9.5, as the type of a field. */
    @SuppressWarnings({"unused", "ArrayRecordComponent"})
    private record Rows(
            boolean bool,
            Byte int8,
            short int16,
            int int32,
            Long int64,
            float float32,
            double float64,
            BigInteger big,
            char character,
            CharSequence text,
            Colour colour,
            Level level,
            UUID uuid,
            URI uri,
            Instant instant,
            byte[] bytes,
            ByteBuffer buffer,
            Object any,
            Comparable<String> polymorphic,
            int[] array,
            List<List<String>> lists,
            Iterable<Long> iterable,
            Map<String, Integer> byText,
            Map<Long, String[]> byNumber,
            Map<Colour, List<Instant>> byColour,
            Map<String, Empty> ofNothing,
            Optional<String> optional,
            OptionalInt optionalInt,
            CompletionStage<Double> later) {}

    record Empty() {}

    @ParameterizedTest
    @CsvSource({
        "bool, bool",
        "int8, int8",
        "int16, int16",
        "int32, int32",
        "int64, int64",
        "float32, float32",
        "float64, float64",
        "big, int",
        "character, string",
        "text, string",
        "colour, string",
        "level, int32",
        "uuid, string",
        "uri, string",
        "instant, string",
        "bytes, []uint8",
        "buffer, []uint8",
        "any, interface",
        "polymorphic, interface",
        "array, []int32",
        "lists, [][]string",
        "iterable, []int64",
        "byText, map[string]int32",
        "byNumber, map[int64][]string",
        "byColour, map[string][]string",
        "ofNothing, map[string]struct",
        "optional, string",
        "optionalInt, int32",
        "later, float64",
    })
    void saysWhatGoWould(String component, String expected) {
        Type type =
                Arrays.stream(Rows.class.getRecordComponents())
                        .filter(each -> each.getName().equals(component))
                        .findFirst()
                        .orElseThrow()
                        .getGenericType();

        assertThat(TypeDescription.of(type).map(Entity::type)).hasValue(expected);
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(TypeDescription.of(void.class)).isEmpty();
        assertThat(TypeDescription.of(Void.class)).isEmpty();
        assertThat(TypeDescription.of(Empty.class)).isEmpty();
    }

    record Limits(int most) {}

    static class Base {
        @SuppressWarnings("unused")
        public int common;
    }

    static final class Everything extends Base {
        @JsonProperty("renamed")
        public String original = "";

        public Optional<Limits> optional = Optional.empty();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        public List<Limits> leftOutWhenEmpty = List.of();

        public @Nullable String nullable;

        @Described(mandatory = Described.Mandatory.NO)
        public int wished;

        @Described(hidden = true)
        public int hidden;

        @JsonIgnore public int ignored;

        @JsonUnwrapped public Limits unwrapped = new Limits(1);

        public Empty nothing = new Empty();

        public transient int lost;
    }

    @Test
    void describesFieldsAsJsonHasThem() {
        Entity described = TypeDescription.of(Everything.class).orElseThrow();

        assertThat(described.type()).isEqualTo("struct");
        assertThat(described.name()).isEmpty();
        assertThat(described.mandatory()).isFalse();
        assertThat(described.fields().stream().map(TypeDescriptionTest::text))
                .containsExactlyInAnyOrder(
                        "common int32!",
                        "renamed string!",
                        "optional struct{most int32!}",
                        "leftOutWhenEmpty []struct{most int32!}",
                        "nullable string",
                        "wished int32",
                        "most int32!");
    }

    private static String text(Entity entity) {
        String fields =
                entity.fields().stream()
                        .map(TypeDescriptionTest::text)
                        .collect(Collectors.joining(" "));
        return entity.name()
                + " "
                + entity.type()
                + (entity.fields().isEmpty() ? "" : "{" + fields + "}")
                + (entity.mandatory() ? "!" : "");
    }

    private record Tree(String name, List<Tree> children) {}

    @Test
    void describesWhatContainsItselfOnce() {
        Entity tree = TypeDescription.of(Tree.class).orElseThrow();

        assertThat(text(tree)).isEqualTo(" struct{name string! children []struct!}");
    }

    private record A(B b, C c, D d, E e, F f, G g) {}

    private record B(A a, C c, D d, E e, F f, G g) {}

    private record C(A a, B b, D d, E e, F f, G g) {}

    private record D(A a, B b, C c, E e, F f, G g) {}

    private record E(A a, B b, C c, D d, F f, G g) {}

    private record F(A a, B b, C c, D d, E e, G g) {}

    private record G(A a, B b, C c, D d, E e, F f) {}

    @Test
    void staysReadableWhereTypesKnowOneAnother() {
        Entity described = TypeDescription.of(A.class).orElseThrow();

        assertThat(count(described)).isBetween(6L, 2_000L);
        assertThat(described.fields()).hasSize(6);
    }

    private static long count(Entity entity) {
        return 1 + entity.fields().stream().mapToLong(TypeDescriptionTest::count).sum();
    }
}
