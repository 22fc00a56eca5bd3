package io.jackfield.hub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Code;
import io.jackfield.core.Limits;
import io.jackfield.hub.frames.Envelope;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The hub's end with plugins that do not behave, in virtual time. */
class HubEngineTest {

    @Test
    void numbersCallsFromZero() {
        var hub = Recorded.introduced();
        hub.call("A");
        hub.call("B");
        assertThat(hub.received).extracting(Envelope::seq).containsExactly(0L, 1L);
        assertThat(hub.received).extracting(Envelope::error).containsOnly("");
    }

    @Test
    void answersOutOfOrderByTheirNumberAlone() {
        var hub = Recorded.introduced();
        var first = hub.call("A");
        var second = hub.call("B");
        hub.answer(1, "other", "", "\"two\"");
        hub.answer(0, "", "", "\"one\"");
        assertThat(first.result).isEqualTo("\"one\"");
        assertThat(second.result).isEqualTo("\"two\"");
    }

    /** Flaw 4: a silent connection was held for ever, and made Shutdown hang. */
    @Test
    void closesWhoConnectsAndSaysNothing() {
        var hub = new Recorded();
        hub.links.advance(Duration.ofSeconds(11));
        assertThat(Objects.requireNonNull(hub.reason).kind()).isEqualTo(CloseReason.Kind.TIMED_OUT);
        assertThat(hub.told).containsExactly("closed");
    }

    @Test
    void closesASilentConnectionAtOnceWhenItLeaves() {
        var hub = new Recorded();
        assertThat(hub.engine.leave("")).isTrue();
        hub.links.run();
        assertThat(hub.told).containsExactly("closed");
        assertThat(hub.engine.leave("")).isFalse();
    }

    @Test
    void ignoresASecondAnswerAndOneThatNobodyAskedFor() {
        var hub = Recorded.introduced();
        var call = hub.call("A");
        hub.answer(0, "A", "", "1");
        hub.answer(0, "A", "", "2");
        hub.answer(77, "A", "", "3");
        assertThat(call.result).isEqualTo("1");
        assertThat(call.ends).isEqualTo(1);
        assertThat(hub.counters.counts(0).unmatched()).isEqualTo(2);
        assertThat(hub.reason).isNull();
    }

    /** Flaw 12: a caller could not give up, and its entry stayed for ever. */
    @Test
    void keepsThePlaceOfAnAbandonedCallUntilItsAnswerComes() {
        var hub = Recorded.introduced();
        for (int i = 0; i < 4; i++) {
            hub.call("Slow", "1", Duration.ofSeconds(1));
        }
        hub.links.advance(Duration.ofSeconds(2));
        var refused = hub.call("A");
        assertThat(Objects.requireNonNull(refused.error).code()).isEqualTo(Code.RESOURCE_EXHAUSTED);

        hub.answer(2, "Slow", "", "1");
        var taken = hub.call("A");
        hub.answer(4, "A", "", "\"yes\"");
        assertThat(taken.result).isEqualTo("\"yes\"");
        assertThat(hub.counters.counts(0).expired()).isEqualTo(4);
    }

    @Test
    void givesUpACallWhenItsCallerDoes() {
        var hub = Recorded.introduced();
        var call = hub.call("A");
        call.cancel();
        hub.links.run();
        hub.answer(0, "A", "", "1");
        assertThat(Objects.requireNonNull(call.error).code()).isEqualTo(Code.CANCELLED);
        assertThat(call.ends).isEqualTo(1);
    }

    @Test
    void endsCallsOfAPluginThatDoesNotReadAtTheirDeadlineAndClosesItLater() {
        var hub = Recorded.introduced();
        hub.pauseReading();
        String big = '"' + "x".repeat(800_000) + '"';
        hub.call("A", big, Duration.ofSeconds(5));
        hub.call("B", big, Duration.ofSeconds(5));
        var held = hub.call("C", big, Duration.ofSeconds(5));

        hub.links.advance(Duration.ofSeconds(6));
        assertThat(Objects.requireNonNull(held.error).code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        hub.links.advance(Duration.ofSeconds(30));
        hub.resumeReading();
        assertThat(Objects.requireNonNull(hub.reason).kind())
                .isEqualTo(CloseReason.Kind.OVERLOADED);
    }

    @Test
    void refusesCallsThatAreTooLongTogetherWhileThePluginDoesNotRead() {
        var hub = Recorded.introduced();
        hub.pauseReading();
        String big = '"' + "x".repeat(800_000) + '"';
        for (String method : List.of("A", "B")) {
            hub.call(method, big, Duration.ofSeconds(5));
        }
        var held = hub.call("C", big, Duration.ofSeconds(5));
        var refused = hub.call("D", big, Duration.ofSeconds(5));
        assertThat(held.error).isNull();
        assertThat(Objects.requireNonNull(refused.error).code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refused.error).hasMessageContaining("maxWaitingBytes");

        held.cancel();
        hub.links.run();
        hub.call("E", '"' + "x".repeat(2_000_000) + '"', Duration.ofSeconds(5));
        hub.resumeReading();
        hub.links.run();
        assertThat(hub.received).extracting(Envelope::method).containsExactly("A", "B", "E");
    }

    @Test
    void sendsWhatWaitedWhenThePluginReadsAgain() {
        var hub = Recorded.introduced();
        hub.pauseReading();
        String big = '"' + "x".repeat(800_000) + '"';
        hub.call("A", big, Duration.ofSeconds(5));
        hub.call("B", big, Duration.ofSeconds(5));
        hub.call("C", big, Duration.ofSeconds(5));
        hub.resumeReading();
        hub.links.run();
        assertThat(hub.received).extracting(Envelope::method).containsExactly("A", "B", "C");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void readsOnEvenIfTheQueueOfTheLinkWasFull(int times) {
        int places = 16;
        var usual = Limits.DEFAULT;
        var hub =
                new Recorded(
                        new Limits(
                                usual.maxMessageBytes(),
                                usual.maxQueuedBytes(),
                                places,
                                usual.handshake(),
                                usual.closeTimeout()));
        hub.hello("x");
        for (int i = 0; i < times; i++) {
            hub.engine.pauseReading();
        }
        var last = hub.call("A");
        for (int i = 0; i < 1000 && last.error == null; i++) {
            last = new Recorded.Outcome(hub.engine, "A", "1", Duration.ofSeconds(5));
            last.start();
        }
        assertThat(Objects.requireNonNull(last.error).code()).isEqualTo(Code.UNAVAILABLE);
        for (int i = 0; i < times; i++) {
            hub.engine.resumeReading();
        }
        hub.links.run();
        hub.answer(0, "A", "", "1");
        assertThat(hub.counters.counts(0).unmatched()).isZero();
        hub.answer(77, "A", "", "1");
        assertThat(hub.counters.counts(0).unmatched()).isEqualTo(1);
    }

    @Test
    void failsCallsOfAPluginThatSendsGarbage() {
        var hub = Recorded.introduced();
        var call = hub.call("A");
        hub.send(HexFormat.of().parseHex("0dff80f8ffffffffffffffff0100"));
        assertThat(Objects.requireNonNull(call.error).code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(hub.counters.counts(0).malformed()).isEqualTo(1);
        assertThat(hub.told).containsExactly("registered", "closed");
    }

    /** Flaw 9: an async message that is no JSON leaked a work counter. */
    @Test
    void dropsMessagesThatAreNotJson() {
        var hub = Recorded.introduced();
        hub.answer(0, "Async", "", "{broken");
        hub.answer(0, "Async", "", "");
        hub.answer(0, "Async", "", "[1]");
        assertThat(hub.told).containsExactly("registered", "", "[1]");
        assertThat(hub.counters.counts(0).dropped()).isEqualTo(1);
    }

    @Test
    void failsACallWhoseResultIsNotJson() {
        var hub = Recorded.introduced();
        var call = hub.call("A");
        hub.answer(0, "A", "", "1 2");
        assertThat(Objects.requireNonNull(call.error).code()).isEqualTo(Code.DATA_LOSS);
        assertThat(hub.reason).isNull();
    }

    @Test
    void tellsARefusedPluginWhyAndReadsOnForAMoment() {
        var hub = new Recorded();
        hub.refusal = "no";
        hub.hello("x");
        hub.answer(0, "A", "", "1");
        assertThat(hub.received).hasSize(1);
        assertThat(hub.received.getFirst().method()).isEqualTo("Shutdown");
        assertThat(hub.received.getFirst().error()).isEqualTo("no");
        assertThat(hub.reason).isNull();
        hub.links.advance(Duration.ofSeconds(2));
        assertThat(hub.reason).isNotNull();
        assertThat(hub.told).containsExactly("closed");
    }

    /** Flaw 10: a call made while the connection ended was never completed. */
    @Test
    void failsCallsAfterTheEnd() {
        var hub = Recorded.introduced();
        hub.engine.close(CloseReason.LOST);
        var call = hub.call("A");
        assertThat(call.ends).isEqualTo(1);
        hub.links.run();
        assertThat(hub.call("B").ends).isEqualTo(1);
    }

    @Test
    void answersWhatRunsAfterItToldThePluginToGo() {
        var hub = Recorded.introduced();
        var running = hub.call("A");
        var _ = hub.engine.leave("stop-1");
        hub.links.run();
        var late = hub.call("B");
        hub.answer(0, "A", "", "1");
        assertThat(running.result).isEqualTo("1");
        assertThat(Objects.requireNonNull(late.error).message())
                .isEqualTo("connection is shut down");
        assertThat(hub.received.getLast().method()).isEqualTo("Shutdown");
        assertThat(hub.received.getLast().trace()).isEqualTo("stop-1");
    }

    /** Flaws 1 and 2: two inputs that ended the reference's process. */
    @Test
    void losesOnlyTheConnectionToInputsMadeToKill() {
        var definitions =
                List.of(
                        "3b7f0301010a506c7567696e496e666f01ff8000010301044e616d65010c00010756657273696f6e"
                            + "010c00010946756e6374696f6e7301ff88000000",
                        "29ff87040101186d61705b737472696e675d627270632e46756e6374696f6e01ff8800010c01ff82"
                            + "0000",
                        "2cff81030102ff8200010301044e616d65010c000105496e70757401ff840001064f757470757401"
                            + "ff84000000",
                        "40ff8303010106456e7469747901ff8400010401044e616d65010c00010454797065010c0001094d"
                            + "616e6461746f727901020001064669656c647301ff86000000",
                        "1cff850201010d5b5d627270632e456e7469747901ff860001ff840000");
        var counted = new Recorded();
        var nested = new Recorded();
        for (String each : definitions) {
            counted.send(HexFormat.of().parseHex(each));
            nested.send(HexFormat.of().parseHex(each));
        }
        counted.send(HexFormat.of().parseHex("0cff8001017002fb0100000000"));
        nested.send(deep(300_000));
        assertThat(counted.told).containsExactly("closed");
        assertThat(nested.told).containsExactly("closed");
    }

    /** A hello with a description that many levels deep. */
    private static byte[] deep(int levels) {
        byte[] head = HexFormat.of().parseHex("ff8001017002010146" + "010146" + "01");
        byte[] body = new byte[head.length + 2 * levels];
        System.arraycopy(head, 0, body, 0, head.length);
        for (int i = 0; i < levels; i++) {
            body[head.length + 2 * i] = 4;
            body[head.length + 2 * i + 1] = 1;
        }
        byte[] message = new byte[body.length + 4];
        message[0] = -3;
        message[1] = (byte) (body.length >>> 16);
        message[2] = (byte) (body.length >>> 8);
        message[3] = (byte) body.length;
        System.arraycopy(body, 0, message, 4, body.length);
        return message;
    }
}
