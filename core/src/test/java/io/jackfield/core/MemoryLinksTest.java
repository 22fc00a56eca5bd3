package io.jackfield.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class MemoryLinksTest {
    private final MemoryLinks.Manual links = MemoryLinks.manual();
    private final RecordingHandler client = new RecordingHandler();
    private final RecordingHandler server = new RecordingHandler();

    private void connect(Limits limits) {
        links.connect("test", client, server, limits);
        links.run();
    }

    @Test
    void aBatchArrivesAsABatch() {
        connect(Limits.DEFAULT);
        RecordingHandler.post(client.link(), "one");
        RecordingHandler.post(client.link(), "two");
        links.run();
        RecordingHandler.post(client.link(), "three");
        links.run();
        assertThat(server.events).containsExactly("opened", "one", "two", "|", "three", "|");
        assertThat(server.link().peer().address()).isEqualTo("memory:test");
    }

    @Test
    void closingFlushesFirstAndTellsBothOnce() {
        connect(Limits.DEFAULT);
        RecordingHandler.post(client.link(), "last words");
        client.link().close(CloseReason.of(CloseReason.Kind.GOING_AWAY, "bye"));
        client.link().close(CloseReason.NORMAL);
        links.run();
        assertThat(server.events)
                .containsExactly("opened", "last words", "|", "closed GOING_AWAY bye");
        assertThat(client.events).containsExactly("opened", "closed GOING_AWAY bye");
    }

    @Test
    void reservingAfterTheEndLeadsNowhere() {
        connect(Limits.DEFAULT);
        client.link().close(CloseReason.NORMAL);
        links.run();
        RecordingHandler.send(client.link(), "lost");
        links.run();
        assertThat(server.events).containsExactly("opened", "closed NORMAL ");
    }

    @Test
    void whatTheHandlerThrowsClosesTheLink() {
        var thrown = new ArrayList<RuntimeException>();
        thrown.add(new JackfieldException(Code.INVALID_ARGUMENT, "bad frame"));
        thrown.add(new IllegalStateException("thrown on purpose by a test"));
        for (RuntimeException fault : thrown) {
            var end = new RecordingHandler();
            links.connect(
                    "test",
                    end,
                    new RecordingHandler() {
                        @Override
                        public void message(Link link, ByteBuffer in, Link.Kind kind) {
                            throw fault;
                        }
                    },
                    Limits.DEFAULT);
            links.run();
            RecordingHandler.post(end.link(), "x");
            links.run();
            assertThat(end.events)
                    .contains(
                            fault instanceof JackfieldException
                                    ? "closed PROTOCOL_ERROR bad frame"
                                    : "closed INTERNAL internal error");
        }
    }

    @Test
    void aPausedReaderMakesTheOtherEndUnwritable() {
        connect(Limits.DEFAULT.withMaxQueuedBytes(1024));
        server.link().pauseReading();
        assertThat(client.link().isWritable()).isTrue();
        RecordingHandler.post(client.link(), "x".repeat(1025));
        links.run();
        assertThat(client.link().isWritable()).isFalse();
        assertThat(server.events).containsExactly("opened", "|");
        server.link().resumeReading();
        links.run();
        assertThat(client.link().isWritable()).isTrue();
        assertThat(client.events).containsExactly("opened", "writable");
    }

    @Test
    void whoIgnoresThePressureIsClosed() {
        connect(Limits.DEFAULT.withMaxQueuedBytes(1024));
        server.link().pauseReading();
        for (int sent = 0; sent < 5; sent++) {
            RecordingHandler.post(client.link(), "x".repeat(1000));
        }
        links.run();
        assertThat(client.events).contains("closed OVERLOADED the peer does not read");
    }

    @Test
    void aMessageOverTheLimitIsRefused() {
        connect(Limits.DEFAULT.withMaxMessageBytes(64));
        assertThatThrownBy(() -> client.link().reserve(65, Link.Kind.BYTES))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.RESOURCE_EXHAUSTED));
        client.link().reserve(64, Link.Kind.BYTES);
        assertThatThrownBy(() -> client.link().reserve(1, Link.Kind.BYTES))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void timersFireInVirtualTimeAndNotAfterTheEnd() {
        connect(Limits.DEFAULT);
        var fired = new ArrayList<String>();
        client.link().after(Duration.ofSeconds(2), () -> fired.add("two"));
        client.link().after(Duration.ofSeconds(1), () -> fired.add("one"));
        client.link().after(Duration.ofSeconds(1), () -> fired.add("cancelled")).cancel();
        links.advance(Duration.ofSeconds(1));
        assertThat(fired).containsExactly("one");
        links.advance(Duration.ofSeconds(1));
        assertThat(fired).containsExactly("one", "two");
        client.link().after(Duration.ofSeconds(1), () -> fired.add("late"));
        client.link().close(CloseReason.NORMAL);
        links.advance(Duration.ofSeconds(2));
        assertThat(fired).containsExactly("one", "two");
    }

    @Test
    @Timeout(60)
    void everyPostedTaskGetsExactlyOneCallWhileTheLinkCloses() {
        try (var scheduler = Scheduler.start("test-timers")) {
            for (int round = 0; round < 200; round++) {
                var end = new RecordingHandler();
                MemoryLinks.threaded(scheduler)
                        .connect("test", end, new RecordingHandler(), Limits.DEFAULT);
                while (end.link == null) {
                    Thread.onSpinWait();
                }
                var accepted = new AtomicInteger();
                var called = new AtomicInteger();
                List<Thread> threads = new ArrayList<>();
                for (int thread = 0; thread < 4; thread++) {
                    threads.add(
                            Thread.ofVirtual().start(() -> postMany(end.link(), accepted, called)));
                }
                end.link().close(CloseReason.NORMAL);
                threads.forEach(MemoryLinksTest::join);
                while (called.get() != accepted.get()) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private static void postMany(Link link, AtomicInteger accepted, AtomicInteger called) {
        for (int number = 0; number < 50; number++) {
            boolean isTaken =
                    link.post(
                            new Link.Posted() {
                                @Override
                                public void run(Link own) {
                                    called.incrementAndGet();
                                }

                                @Override
                                public void failed(CloseReason reason) {
                                    called.incrementAndGet();
                                }
                            });
            if (isTaken) {
                accepted.incrementAndGet();
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
