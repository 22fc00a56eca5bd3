package io.jackfield.switchboard;

import static io.jackfield.switchboard.Errors.assertFails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Principal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;

class TopicsTest {
    private final Switchboard board =
            Switchboard.builder().limits(BoardLimits.DEFAULT.withTopics(16, 3)).build();

    @AfterEach
    void closes() {
        board.close();
    }

    private static final class Notes implements Follower {
        final List<String> events = new CopyOnWriteArrayList<>();
        final List<TopicMessage> messages = new CopyOnWriteArrayList<>();

        @Override
        public void message(TopicMessage message) {
            messages.add(message);
            events.add("" + message.sequence());
        }

        @Override
        public void gap(long missed) {
            events.add("gap " + missed);
        }

        @Override
        public void ended(JackfieldException reason) {
            events.add("ended " + reason.code());
        }
    }

    private void publish(String topic, int messages) {
        for (int i = 0; i < messages; i++) {
            board.publish(topic, Payload.text("m"));
        }
    }

    @Test
    void numbersMessagesAndTellsThemInOrder() {
        var notes = new Notes();
        try (var subscription = board.follow("news", FollowOptions.DEFAULT, notes)) {
            assertThat(board.publish("news", Payload.text("a"))).isEqualTo(1);
            assertThat(
                            board.publish(
                                    "news",
                                    Payload.text("b"),
                                    PublishOptions.as(new Principal("ada"))))
                    .isEqualTo(2);
            await().until(() -> notes.messages.size() == 2);
            assertThat(notes.messages.get(1).publisher()).isEqualTo(new Principal("ada"));
            assertThat(notes.messages.get(1).epoch()).isEqualTo(subscription.epoch());
        }
        board.publish("news", Payload.text("c"));
        assertThat(notes.events).containsExactly("1", "2");
    }

    @Test
    void beginsWithThePastThatIsKept() {
        board.retain("log/*", 3);
        publish("log/a", 5);
        var last = new Notes();
        try (var s = board.follow("log/a", FollowOptions.DEFAULT.inline().last(2), last)) {
            assertThat(last.events).containsExactly("4", "5");
            var resumed = new Notes();
            var known = FollowOptions.DEFAULT.inline().after(s.epoch(), 4);
            board.follow("log/a", known, resumed).close();
            assertThat(resumed.events).containsExactly("5");
            var late = new Notes();
            var old = FollowOptions.DEFAULT.inline().after(s.epoch(), 1);
            board.follow("log/a", old, late).close();
            assertThat(late.events).containsExactly("gap 1", "3", "4", "5");
            var other = new Notes();
            var lost = FollowOptions.DEFAULT.inline().after(s.epoch() + 1, 1);
            board.follow("log/a", lost, other).close();
            assertThat(other.events).containsExactly("gap -1", "3", "4", "5");
        }
    }

    @Test
    void conflatesAndDisconnectsWhenAsked() throws InterruptedException {
        var go = new CountDownLatch(1);
        var started = new Semaphore(0);
        var conflated = new Notes();
        var cut = new Notes();
        Follower blocked =
                new Follower() {
                    @Override
                    public void message(TopicMessage message) {
                        started.release();
                        awaitUninterruptibly(go);
                        conflated.message(message);
                    }

                    @Override
                    public void gap(long missed) {
                        conflated.gap(missed);
                    }
                };
        Follower blockedToo =
                new Follower() {
                    @Override
                    public void message(TopicMessage message) {
                        started.release();
                        awaitUninterruptibly(go);
                        cut.message(message);
                    }

                    @Override
                    public void ended(JackfieldException reason) {
                        cut.ended(reason);
                    }
                };
        board.follow("t", FollowOptions.DEFAULT.withQueue(3, Overflow.CONFLATE), blocked);
        board.follow("t", FollowOptions.DEFAULT.withQueue(2, Overflow.DISCONNECT), blockedToo);
        publish("t", 1);
        started.acquire(2);
        publish("t", 5);
        go.countDown();
        await().until(() -> cut.events.size() == 4 && conflated.events.size() == 4);
        assertThat(conflated.events).containsExactly("1", "gap 3", "5", "6");
        assertThat(cut.events).containsExactly("1", "2", "3", "ended RESOURCE_EXHAUSTED");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        await().until(() -> latch.getCount() == 0);
    }

    @ParameterizedTest
    @CsvSource({"1,DROP_OLDEST", "2,DROP_OLDEST", "3,CONFLATE", "4,CONFLATE", "5,DROP_OLDEST"})
    void accountsForEveryMessageUnderOverflow(long seed, Overflow overflow) {
        var random = new Random(seed);
        var accounted = new CopyOnWriteArrayList<Long>();
        Follower slow =
                new Follower() {
                    private long next = 1;

                    @Override
                    public void message(TopicMessage message) {
                        assertThat(message.sequence()).isEqualTo(next);
                        next++;
                        accounted.add(message.sequence());
                        if (random.nextInt(4) == 0) {
                            Thread.onSpinWait();
                        }
                    }

                    @Override
                    public void gap(long missed) {
                        LongStream.range(next, next + missed).forEach(accounted::add);
                        next += missed;
                    }
                };
        board.follow("busy", FollowOptions.DEFAULT.withQueue(5, overflow), slow);
        publish("busy", 2_000);
        await().until(() -> accounted.size() == 2_000);
        assertThat(accounted).isEqualTo(LongStream.rangeClosed(1, 2_000).boxed().toList());
    }

    @Test
    void forgetsTheLongestUnusedTopics() {
        board.follow("kept", FollowOptions.DEFAULT, _ -> {});
        publish("old", 3);
        for (int i = 0; i < 200; i++) {
            board.publish("many/" + i, Payload.NULL);
        }
        assertThat(board.publish("old", Payload.NULL)).isEqualTo(1);
        assertThat(board.publish("kept", Payload.NULL)).isEqualTo(1);
        assertThat(board.publish("kept", Payload.NULL)).isEqualTo(2);
    }

    @Test
    void boundsFollowersAndEndsThoseThatMayNoLonger() {
        var notes = new Notes();
        var options = FollowOptions.as(new Principal("ada")).inline();
        board.follow("a", options, notes);
        board.follow("a", options, new Notes());
        var third = board.follow("b", options, new Notes());
        assertFails(Code.RESOURCE_EXHAUSTED, () -> board.follow("a", options, new Notes()));
        third.close();
        third.close();
        board.follow("b", options, new Notes());
        assertFails(Code.RESOURCE_EXHAUSTED, () -> board.follow("a", options, new Notes()));
        board.rules(Rules.of(Rules.Rule.allow("bob", "**", Rules.Action.FOLLOW)));
        assertThat(notes.events).containsExactly("ended PERMISSION_DENIED");
        assertFails(
                Code.UNAUTHENTICATED,
                () -> board.publish("a", Payload.NULL, PublishOptions.as(Principal.ANONYMOUS)));
    }

    @Test
    void tellsFollowersOfTheEndOfTheBoard() {
        var notes = new Notes();
        board.follow("a", FollowOptions.DEFAULT, notes);
        board.close();
        await().until(() -> notes.events.equals(List.of("ended UNAVAILABLE")));
        assertFails(Code.UNAVAILABLE, () -> board.publish("a", Payload.NULL));
    }
}
