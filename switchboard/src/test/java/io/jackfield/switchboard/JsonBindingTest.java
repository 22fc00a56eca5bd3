package io.jackfield.switchboard;

import static io.jackfield.switchboard.Errors.assertFails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackfield.core.Code;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class JsonBindingTest {
    private final JsonBinding json = JsonBinding.of(MethodHandles.lookup());

    private enum Kind {
        HOME,
        WORK
    }

    private record Email(String address, Kind kind) {}

    @SuppressWarnings("ArrayRecordComponent")
    @Description("Somebody")
    private record Contact(
            @Description("In full") String name,
            int age,
            List<Email> emails,
            Map<String, Double> scores,
            Optional<String> nick,
            @Nullable Contact parent,
            byte[] photo,
            Instant born,
            Duration shift,
            Set<String> tags,
            int[] numbers,
            BigDecimal worth,
            Object extra) {}

    public static final class Bean {
        private String title = "none";
        private boolean done;

        public String getTitle() {
            return title;
        }

        public void setTitle(String title) {
            this.title = title;
        }

        public boolean isDone() {
            return done;
        }

        public void setDone(boolean done) {
            this.done = done;
        }
    }

    private static Contact contact(@Nullable Contact parent) {
        return new Contact(
                "Ada \u2603",
                36,
                List.of(new Email("a@b", Kind.WORK)),
                Map.of("x", 1.5),
                Optional.empty(),
                parent,
                new byte[] {1, 2},
                Instant.EPOCH,
                Duration.ofMillis(1500),
                Set.of("t"),
                new int[] {1, 2},
                new BigDecimal("12345678901234567890.10"),
                Map.of("k", List.of(1L, true)));
    }

    @Test
    void readsWhatItWroteOfAPrivateRecord() {
        Contact before = contact(contact(null));
        Payload payload = json.write(before);
        Contact after = json.read(payload, Contact.class);
        assertThat(after).usingRecursiveComparison().isEqualTo(before);
        assertThat(json.write(after)).isEqualTo(payload);
    }

    @Test
    void readsBeansAndKeepsDefaults() {
        Bean bean = json.read(Payload.json("{\"done\":true}"), Bean.class);
        assertThat(json.write(bean)).isEqualTo(Payload.json("{\"done\":true,\"title\":\"none\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'address':'a','kind':'HOME','x':1}|no such field at /x",
                "{'address':'a'}|'kind' is missing",
                "{'address':'a','address':'b','kind':'HOME'}|not JSON",
                "{'address':1,'kind':'HOME'}|a string is expected, not a whole number at /address",
                "{'address':'a','kind':'OTHER'}|one of [HOME, WORK] is expected at /kind",
                "{'address':null,'kind':'HOME'}|null is not allowed here at /address",
                "{'address':'a','kind':'HOME'} 1|something follows",
                "{'address':'a'|not JSON",
                "[]|an object is expected, not an array",
                "null|null is not allowed here",
                "''|an object is expected"
            })
    void namesWhatIsWrong(String text, String message) {
        assertFails(
                        Code.INVALID_ARGUMENT,
                        () -> json.read(Payload.json(text.replace('\'', '"')), Email.class))
                .withMessageContaining(message);
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        assertFails(Code.INVALID_ARGUMENT, () -> json.read(Payload.json("1.5"), int.class));
        assertFails(Code.INVALID_ARGUMENT, () -> json.read(Payload.json("4e9"), long.class));
        assertFails(Code.INVALID_ARGUMENT, () -> json.read(Payload.json("4000000000"), int.class));
        assertFails(Code.INVALID_ARGUMENT, () -> json.read(Payload.json("1e999"), double.class));
        assertFails(Code.INVALID_ARGUMENT, () -> json.read(Payload.bytes(new byte[1]), int.class));
    }

    @Test
    void standsHostileInput() {
        assertFails(
                Code.INVALID_ARGUMENT,
                () -> json.read(Payload.json("[".repeat(100_000)), Object.class));
        assertFails(
                Code.INVALID_ARGUMENT,
                () -> json.read(Payload.json("9".repeat(100_000)), Object.class));
        assertFails(Code.INVALID_ARGUMENT, () -> json.read(Payload.json(""), Object.class));
    }

    @Test
    void saysWhyATypeCannotBeBound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> json.describe(Runnable.class))
                .withMessageContaining("abstract");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> JsonBinding.of(MethodHandles.publicLookup()).describe(Contact.class))
                .withMessageContaining("not visible");
    }

    @Test
    void describesTypesWithTheirRecursion() {
        var info = (TypeInfo.RecordOf) json.describe(Contact.class);
        assertThat(info.description()).isEqualTo("Somebody");
        assertThat(info.fields().getFirst())
                .isEqualTo(new TypeInfo.Field("name", TypeInfo.Basic.STRING, true, "In full"));
        assertThat(info.fields().get(5))
                .isEqualTo(
                        new TypeInfo.Field("parent", new TypeInfo.Reference("Contact"), false, ""));
        assertThat(json.describe(Email.class).toJson())
                .isEqualTo(
                        "{'kind':'record','name':'Email','description':'','fields':[{'name':'address','type':{'kind':'string'},'required':true,'description':''},{'name':'kind','type':{'kind':'enum','name':'Kind','values':['HOME','WORK']},'required':true,'description':''}]}"
                                .replace('\'', '"'));
    }
}
