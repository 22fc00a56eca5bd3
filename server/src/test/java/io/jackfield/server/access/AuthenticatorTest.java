package io.jackfield.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Peer;
import io.jackfield.core.Principal;
import io.jackfield.switchboard.Switchboard;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Who guesses tokens, for how long that is remembered, and how much of it. */
class AuthenticatorTest {
    private static final Peer ADA = Peer.at("192.0.2.1:50000");

    @TempDir Path folder;
    private final AtomicLong nanos = new AtomicLong();

    private TokenFile tokens() {
        return new TokenFile(folder.resolve("tokens"));
    }

    private static Code guess(Authenticator authenticator, Peer peer) {
        try {
            authenticator.authenticate(List.of("Bearer jf_guess"), peer);
            return Code.OK;
        } catch (JackfieldException refused) {
            return refused.code();
        }
    }

    private static void shutOut(Authenticator authenticator, Peer peer) {
        for (int guess = 0; guess < 20; guess++) {
            assertThat(guess(authenticator, peer)).isEqualTo(Code.UNAUTHENTICATED);
        }
        assertThat(guess(authenticator, peer)).isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void anAddressIsShutOutForAMinuteWhateverItsPort() {
        String token = tokens().add("ada", new SecureRandom(), Instant.EPOCH);
        var authenticator = new Authenticator(tokens(), nanos::get);
        shutOut(authenticator, ADA);
        assertThat(guess(authenticator, Peer.at("192.0.2.1:50001")))
                .isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(guess(authenticator, Peer.at("192.0.2.2:50000")))
                .isEqualTo(Code.UNAUTHENTICATED);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(authenticator.authenticate(List.of("bearer " + token), ADA))
                .isEqualTo(new Principal("ada"));
        shutOut(authenticator, ADA);
    }

    @Test
    void onlySoManyAddressesAreRemembered() {
        var authenticator = new Authenticator(tokens(), nanos::get);
        shutOut(authenticator, ADA);
        for (int other = 0; other < 9_999; other++) {
            guess(authenticator, Peer.at("[2001:db8::" + Integer.toHexString(other) + "]:1"));
        }
        assertThat(guess(authenticator, ADA)).isEqualTo(Code.RESOURCE_EXHAUSTED);
        guess(authenticator, Peer.at("192.0.2.3:1"));
        assertThat(guess(authenticator, ADA))
                .as("the eldest is forgotten for the sake of one more")
                .isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void twoCredentialsAreNone() {
        String token = tokens().add("ada", new SecureRandom(), Instant.EPOCH);
        var authenticator = new Authenticator(tokens(), nanos::get);
        String header = "Bearer " + token;
        assertThatThrownBy(() -> authenticator.authenticate(List.of(header, header), ADA))
                .isInstanceOf(JackfieldException.class);
    }

    @Test
    void theEndOfTheLastTokenOpensNothingToStrangers() {
        for (boolean isReachable : new boolean[] {false, true}) {
            var tokens = tokens();
            tokens.add("ada", new SecureRandom(), Instant.EPOCH);
            try (var board = Switchboard.create()) {
                var access =
                        new Access(
                                tokens, new Authenticator(tokens, nanos::get), board, isReachable);
                access.apply(List.of());
                assertThat(isOpen(board)).isFalse();
                tokens.remove("ada");
                access.apply(List.of());
                assertThat(isOpen(board)).isEqualTo(!isReachable);
                assertThat(access.isOpen()).isEqualTo(!isReachable);
            }
        }
    }

    private static boolean isOpen(Switchboard board) {
        return board.rules().rules().isEmpty();
    }

    @Test
    void changesWithinOneTickOfTheClockAreSeen() {
        var seeing = tokens();
        assertThat(seeing.tokens()).isEmpty();
        for (int round = 0; round < 50; round++) {
            tokens().add("ada", new SecureRandom(), Instant.EPOCH);
            assertThat(seeing.remove("ada")).isTrue();
            assertThat(tokens().tokens()).isEmpty();
        }
    }
}
