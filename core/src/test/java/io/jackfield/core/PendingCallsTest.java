package io.jackfield.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class PendingCallsTest {

    private static final class TestCall implements PendingCalls.Entry {
        final List<Code> failures = new ArrayList<>();

        @Override
        public void failed(JackfieldException why) {
            failures.add(why.code());
        }
    }

    private final MemoryLinks.Manual links = MemoryLinks.manual();
    private final RecordingHandler handler = new RecordingHandler();

    @BeforeEach
    void connect() {
        links.connect("test", handler, new RecordingHandler(), Limits.DEFAULT);
        links.run();
    }

    @Test
    void numbersCallsFromOne() {
        var pending = new PendingCalls<TestCall>(handler.link(), 10);
        assertThat(pending.add(new TestCall(), Duration.ZERO)).isEqualTo(1);
        assertThat(pending.add(new TestCall(), Duration.ZERO)).isEqualTo(2);
        assertThat(pending.size()).isEqualTo(2);
    }

    @Test
    void anAnswerTakesTheCallOutOnce() {
        var pending = new PendingCalls<TestCall>(handler.link(), 10);
        var call = new TestCall();
        long id = pending.add(call, Duration.ofSeconds(1));
        assertThat(pending.get(id)).isSameAs(call);
        assertThat(pending.remove(id)).isSameAs(call);
        assertThat(pending.remove(id)).isNull();
        links.advance(Duration.ofSeconds(2));
        assertThat(call.failures).isEmpty();
    }

    @Test
    void aCallOverTheLimitIsRefused() {
        var pending = new PendingCalls<TestCall>(handler.link(), 1);
        pending.add(new TestCall(), Duration.ZERO);
        assertThatThrownBy(() -> pending.add(new TestCall(), Duration.ZERO))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.RESOURCE_EXHAUSTED));
        assertThat(pending.size()).isEqualTo(1);
    }

    @Test
    void anIdentifierIsNotUsedTwice() {
        var pending = new PendingCalls<TestCall>(handler.link(), 10);
        pending.put(-7, new TestCall(), Duration.ZERO);
        assertThatThrownBy(() -> pending.put(-7, new TestCall(), Duration.ZERO))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.ALREADY_EXISTS));
    }

    @Test
    void aShorterDeadlineIsNotHeldUpByALongerOne() {
        var pending = new PendingCalls<TestCall>(handler.link(), 10);
        var slow = new TestCall();
        var fast = new TestCall();
        pending.add(slow, Duration.ofSeconds(30));
        pending.add(fast, Duration.ofSeconds(1));
        links.advance(Duration.ofSeconds(2));
        assertThat(fast.failures).containsExactly(Code.DEADLINE_EXCEEDED);
        assertThat(slow.failures).isEmpty();
        links.advance(Duration.ofSeconds(29));
        assertThat(slow.failures).containsExactly(Code.DEADLINE_EXCEEDED);
        assertThat(pending.size()).isZero();
    }

    @Test
    void theEndOfTheLinkEndsAll() {
        var pending = new PendingCalls<TestCall>(handler.link(), 100);
        var calls = new ArrayList<TestCall>();
        for (int number = 0; number < 50; number++) {
            var call = new TestCall();
            calls.add(call);
            pending.add(call, Duration.ofSeconds(1));
        }
        pending.failAll(CloseReason.LOST.toException());
        links.advance(Duration.ofSeconds(5));
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.failures).containsExactly(Code.UNAVAILABLE));
        assertThat(pending.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void behavesAsAMapWithDeadlines(long seed) {
        var random = new Random(seed);
        var pending = new PendingCalls<TestCall>(handler.link(), 1_000);
        Map<Long, TestCall> model = new HashMap<>();
        Map<TestCall, Long> deadlines = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            // Few and clustered identifiers make long probe sequences.
            long id = random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(600) * 16L;
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    if (!model.containsKey(id) && model.size() < 1_000) {
                        var call = new TestCall();
                        long millis = 1L + random.nextInt(500);
                        pending.put(id, call, Duration.ofMillis(millis));
                        model.put(id, call);
                        deadlines.put(call, handler.link().nanoTime() + millis * 1_000_000);
                    }
                }
                case 2 -> assertThat(pending.get(id)).isSameAs(model.get(id));
                case 3 -> assertThat(pending.remove(id)).isSameAs(model.remove(id));
                default -> {
                    links.advance(Duration.ofMillis(random.nextInt(20)));
                    long now = handler.link().nanoTime();
                    model.values()
                            .removeIf(
                                    call -> {
                                        boolean isOver = !call.failures.isEmpty();
                                        assertThat(isOver && deadlines.getOrDefault(call, 0L) > now)
                                                .isFalse();
                                        return isOver;
                                    });
                }
            }
            assertThat(pending.size()).isEqualTo(model.size());
        }
        links.advance(Duration.ofSeconds(2));
        assertThat(pending.size()).isZero();
        assertThat(model.values())
                .allSatisfy(
                        call -> assertThat(call.failures).containsExactly(Code.DEADLINE_EXCEEDED));
    }
}
