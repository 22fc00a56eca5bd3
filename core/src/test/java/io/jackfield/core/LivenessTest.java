package io.jackfield.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class LivenessTest {
    private final MemoryLinks.Manual links = MemoryLinks.manual();
    private final RecordingHandler handler = new RecordingHandler();
    private int pings;

    private Liveness liveness(Keepalive keepalive) {
        links.connect("test", handler, new RecordingHandler(), Limits.DEFAULT);
        links.run();
        return new Liveness(handler.link(), keepalive, () -> pings++);
    }

    @Test
    void aHandshakeThatTakesTooLongClosesTheLink() {
        liveness(Keepalive.NONE).opened(Duration.ofSeconds(10));
        links.advance(Duration.ofSeconds(11));
        assertThat(handler.events).contains("closed TIMED_OUT no handshake within 10000 ms");
    }

    @Test
    void aHandshakeInTimeKeepsIt() {
        var liveness = liveness(Keepalive.NONE);
        liveness.opened(Duration.ofSeconds(10));
        links.advance(Duration.ofSeconds(9));
        liveness.handshakeDone();
        links.advance(Duration.ofDays(1));
        assertThat(handler.events).containsExactly("opened");
    }

    @Test
    void silenceIsPingedAndClosedWithoutAnAnswer() {
        liveness(Keepalive.pingAfter(Duration.ofSeconds(30))).opened(Duration.ZERO);
        links.advance(Duration.ofSeconds(31));
        assertThat(pings).isEqualTo(1);
        assertThat(handler.events).containsExactly("opened");
        links.advance(Duration.ofSeconds(10));
        assertThat(handler.events).contains("closed TIMED_OUT no answer to a ping within 10000 ms");
    }

    @Test
    void anyAnswerKeepsTheLink() {
        var liveness = liveness(Keepalive.pingAfter(Duration.ofSeconds(30)));
        liveness.opened(Duration.ZERO);
        for (int round = 1; round <= 100; round++) {
            links.advance(Duration.ofSeconds(35));
            assertThat(pings).isEqualTo(round);
            liveness.heard();
        }
        assertThat(handler.events).containsExactly("opened");
    }

    @Test
    void pongsDoNotCountAsUse() {
        var liveness =
                liveness(
                        new Keepalive(
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(90)));
        liveness.opened(Duration.ZERO);
        liveness.used();
        for (int round = 0; round < 2; round++) {
            links.advance(Duration.ofSeconds(35));
            liveness.heard();
        }
        assertThat(handler.events).containsExactly("opened");
        links.advance(Duration.ofSeconds(21));
        assertThat(handler.events).contains("closed TIMED_OUT idle for 90000 ms");
    }

    @Test
    void drainEndsWhenAllIsQuiet() {
        var liveness = liveness(Keepalive.NONE);
        liveness.opened(Duration.ZERO);
        liveness.quiet();
        liveness.drain(Duration.ofSeconds(30));
        links.advance(Duration.ofSeconds(5));
        assertThat(liveness.isDraining()).isTrue();
        assertThat(handler.events).containsExactly("opened");
        liveness.quiet();
        links.run();
        assertThat(handler.events).contains("closed GOING_AWAY shutting down");
    }

    @Test
    void drainEndsAtItsLimit() {
        var liveness = liveness(Keepalive.NONE);
        liveness.opened(Duration.ZERO);
        liveness.drain(Duration.ofSeconds(30));
        links.advance(Duration.ofSeconds(31));
        assertThat(handler.events).contains("closed GOING_AWAY shutting down");
    }
}
