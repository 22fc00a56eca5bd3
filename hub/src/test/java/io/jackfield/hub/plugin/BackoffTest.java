package io.jackfield.hub.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.hub.Reconnect;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class BackoffTest {
    private static final Reconnect RULE =
            new Reconnect(Duration.ofMillis(100), Duration.ofMillis(350));

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void doublesUpToTheMostAndBeginsAnewAfterAConnectionThatLasted() {
        var backoff = new Backoff(RULE, () -> 0);
        assertThat(backoff.next()).isEqualTo(millis(100));
        assertThat(backoff.next()).isEqualTo(millis(200));
        assertThat(backoff.proof()).isEqualTo(millis(350));
        assertThat(backoff.next()).isEqualTo(millis(350));
        assertThat(backoff.next()).isEqualTo(millis(350));

        backoff.proven();
        assertThat(backoff.proof()).isEqualTo(millis(100));
        assertThat(backoff.next()).isEqualTo(millis(100));
    }

    @Test
    void leavesOutUpToAHalf() {
        assertThat(new Backoff(RULE, () -> -1L).next()).isBetween(millis(50), millis(51));
    }

    @Test
    void neverConnectsAgainWithoutARule() {
        var backoff = new Backoff(null, () -> 0);
        assertThat(backoff.next()).isNull();
        assertThat(backoff.proof()).isNull();
    }
}
