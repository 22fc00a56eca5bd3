package io.jackfield.switchboard;

import static io.jackfield.switchboard.Errors.assertFails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackfield.core.Code;
import io.jackfield.core.Execution;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;

class ServiceTest {
    private record Person(String name, int age) {}

    /** Everything a service may have, a private type in a public method included. */
    @SuppressWarnings("ExposedPrivateType")
    static final class Greeter {
        @Offered(description = "Greets", idempotent = true, execution = Execution.INLINE)
        public String hello(String name) {
            return "Hello, " + name;
        }

        public Person older(Person person) {
            return new Person(person.name(), person.age() + 1);
        }

        public String pair(Call call, String first, @Nullable Integer second) {
            return call.function() + first + second;
        }

        public void nothing() {}

        public byte[] reverse(byte[] bytes) {
            byte[] reversed = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                reversed[i] = bytes[bytes.length - 1 - i];
            }
            return reversed;
        }

        public List<Integer> list() {
            return List.of(1, 2);
        }

        public Stream<Integer> count(int to) {
            return Stream.iterate(1, i -> i + 1).limit(to);
        }

        public int sum(Iterator<Integer> numbers) {
            int sum = 0;
            while (numbers.hasNext()) {
                sum += numbers.next();
            }
            return sum;
        }

        public Iterator<Integer> doubled(Stream<Integer> numbers) {
            return numbers.map(number -> number * 2).iterator();
        }

        public Flow.Publisher<String> published() {
            var publisher = new SubmissionPublisher<String>();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                while (publisher.getNumberOfSubscribers() == 0) {
                                    Thread.onSpinWait();
                                }
                                List.of("a", "b", "c").forEach(publisher::submit);
                                publisher.close();
                            });
            return publisher;
        }

        public Flow.Publisher<Integer> through(Flow.Publisher<Integer> numbers) {
            return numbers;
        }

        @Offered(hidden = true)
        public void hidden() {}

        @Override
        public String toString() {
            return "not offered";
        }
    }

    /** A service that cannot be offered. */
    static final class Bad {
        public @Nullable Runnable task() {
            return null;
        }
    }

    private final Switchboard board = Switchboard.create();
    private final Registration registration =
            board.offer(MethodHandles.lookup(), "greeter", new Greeter());

    @AfterEach
    void closes() {
        board.close();
    }

    private String call(String method, String input) {
        return board.call("greeter/" + method, Payload.json(input)).string();
    }

    private List<String> stream(String method, String... inputs) {
        var results = new ArrayList<String>();
        try (var stream = board.stream("greeter/" + method, CallOptions.DEFAULT)) {
            for (String input : inputs) {
                stream.send(Payload.json(input));
            }
            stream.end();
            stream.forEach(result -> results.add(result.string()));
        }
        return results;
    }

    @Test
    void offersPublicMethodsOnly() {
        assertThat(registration.functions())
                .extracting(FunctionInfo::name)
                .containsExactly(
                        "greeter/count",
                        "greeter/doubled",
                        "greeter/hello",
                        "greeter/list",
                        "greeter/nothing",
                        "greeter/older",
                        "greeter/pair",
                        "greeter/published",
                        "greeter/reverse",
                        "greeter/sum",
                        "greeter/through");
        var hello = board.function("greeter/hello").orElseThrow();
        assertThat(hello.description()).isEqualTo("Greets");
        assertThat(hello.idempotent()).isTrue();
        assertThat(hello.execution()).isEqualTo(Execution.INLINE);
        assertThat(hello.input()).isEqualTo(TypeInfo.Basic.STRING);
        assertThat(board.function("greeter/doubled").map(FunctionInfo::shape))
                .contains(Shape.BIDIRECTIONAL);
        assertThat(hello.toJson()).startsWith("{\"name\":\"greeter/hello\",\"shape\":\"UNARY\"");
    }

    @Test
    void callsMethodsWithJson() {
        assertThat(call("hello", "\"Ada\"")).isEqualTo("\"Hello, Ada\"");
        assertThat(call("hello", "{\"name\":\"Ada\"}")).isEqualTo("\"Hello, Ada\"");
        assertThat(call("older", "{\"name\":\"Ada\",\"age\":36}"))
                .isEqualTo("{\"name\":\"Ada\",\"age\":37}");
        assertThat(call("pair", "{\"first\":\"a\",\"second\":2}")).isEqualTo("\"greeter/paira2\"");
        assertThat(call("pair", "{\"first\":\"a\"}")).isEqualTo("\"greeter/pairanull\"");
        assertThat(call("nothing", "{}")).isEqualTo("null");
        assertThat(call("nothing", "")).isEqualTo("null");
        assertThat(call("list", "null")).isEqualTo("[1,2]");
        assertThat(board.call("greeter/reverse", Payload.bytes(new byte[] {1, 2})))
                .isEqualTo(Payload.bytes(new byte[] {2, 1}));
        assertThat(board.call("greeter/hello", "Bob", String.class)).isEqualTo("Hello, Bob");
    }

    @Test
    void saysWhatIsWrongWithAnInput() {
        assertFails(Code.INVALID_ARGUMENT, () -> call("older", "{\"name\":\"Ada\",\"age\":\"x\"}"))
                .withMessageContaining("/age");
        assertFails(Code.INVALID_ARGUMENT, () -> call("pair", "[1]"));
        assertFails(Code.INVALID_ARGUMENT, () -> call("nothing", "{\"a\":1}"));
    }

    @Test
    void streamsBothWays() {
        assertThat(stream("count", "40")).hasSize(40).endsWith("40");
        assertThat(stream("sum", "1", "2", "39")).containsExactly("42");
        assertThat(stream("doubled", "1", "2", "3")).containsExactly("2", "4", "6");
        assertThat(stream("published", "null")).containsExactly("\"a\"", "\"b\"", "\"c\"");
        assertThat(stream("through", "1", "2", "3")).containsExactly("1", "2", "3");
    }

    @Test
    void saysWhichMethodCannotBeOffered() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.offer(MethodHandles.lookup(), "bad", new Bad()))
                .withMessageContaining("task")
                .withMessageContaining("Runnable");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.offer(MethodHandles.publicLookup(), "g", new Greeter()))
                .withMessageContaining("lookup");
        assertFails(
                Code.ALREADY_EXISTS,
                () -> board.offer(MethodHandles.lookup(), "greeter", new Greeter()));
    }
}
