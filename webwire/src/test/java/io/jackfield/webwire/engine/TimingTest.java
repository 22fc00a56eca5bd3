package io.jackfield.webwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.core.CloseReason;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.Payload;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What a server does with time: sections 13.1, 14.2 and 14.3. */
class TimingTest {
    private static final String ACCEPT_CONF = "17020060ea000000040000";
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** An application that greets each connection. */
    private static final class Greeter extends Recorder {
        @Override
        public void connected(Connection connection) {
            connection.signal("hi", Payload.utf8("x"));
        }
    }

    @Test
    void a20ConnectionBeginsWithAcceptConfAndOneOf14WithNothing() {
        assertThat(RawClient.connect(ServerDialect.V2_0, new Recorder()).received)
                .containsExactly(ACCEPT_CONF);
        assertThat(RawClient.connect(ServerDialect.V1_4, new Recorder()).received).isEmpty();
        assertThat(RawClient.connect(ServerDialect.UNDETERMINED, new Recorder()).received)
                .containsExactly(ACCEPT_CONF);
    }

    @Test
    void mends13_5AGreetingWaitsForTheFirstMessageOfTheClient() {
        var client = RawClient.connect(ServerDialect.V2_0, new Greeter());
        assertThat(client.received).containsExactly(ACCEPT_CONF);

        assertThat(client.send(Hex.request("echo", "1")))
                .containsExactly(Hex.signal("hi", "x"), Hex.reply("1"));
    }

    @Test
    void mends13_5AGreetingWaits50MillisecondsAtMost() {
        var client = RawClient.connect(ServerDialect.V2_0, new Greeter());

        assertThat(client.after(Duration.ofMillis(49))).isEmpty();
        assertThat(client.after(Duration.ofMillis(1))).containsExactly(Hex.signal("hi", "x"));
    }

    @Test
    void a14ClientIsGreetedAtOnce() {
        var client = RawClient.connect(ServerDialect.V1_4, new Greeter());

        assertThat(client.received).containsExactly(Hex.signal("hi", "x"));
    }

    @Test
    void aSilent20ConnectionIsClosedAfterTheReadTimeout() {
        var client = RawClient.connect(ServerDialect.V2_0, new Recorder());

        client.after(Duration.ofSeconds(59));
        assertThat(client.closed).isNull();
        client.after(SECOND);
        assertThat(client.closed)
                .extracting(CloseReason::kind)
                .isEqualTo(CloseReason.Kind.TIMED_OUT);
    }

    @Test
    void heartbeatsAndMessagesRestartTheReadTimeoutAndHeartbeatsAreNotAnswered() {
        var client = RawClient.connect(ServerDialect.V2_0, new Recorder());
        for (int i = 0; i < 4; i++) {
            client.after(Duration.ofSeconds(40));
            assertThat(client.send("21")).isEmpty();
            client.after(Duration.ofSeconds(40));
            assertThat(client.send(Hex.request("echo", "1"))).containsExactly(Hex.reply("1"));
        }

        assertThat(client.closed).isNull();
        assertThat(client.settings.counters().requests.sum()).isEqualTo(4);
    }

    @Test
    void anUndeterminedConnectionHasNoReadTimeoutUntilItsFirstHeartbeat() {
        var client = RawClient.connect(ServerDialect.UNDETERMINED, new Recorder());
        client.after(Duration.ofSeconds(29));
        assertThat(client.closed).isNull();

        assertThat(client.send("21")).isEmpty();
        client.after(Duration.ofSeconds(59));
        assertThat(client.closed).isNull();
        client.after(SECOND);
        assertThat(client.closed)
                .extracting(CloseReason::kind)
                .isEqualTo(CloseReason.Kind.TIMED_OUT);
    }

    @Test
    void mends13_5AFloodOfHeartbeatsCostsNothing() {
        var client = RawClient.connect(ServerDialect.V2_0, new Recorder());
        for (int i = 0; i < 10_000; i++) {
            client.send("21");
        }

        assertThat(client.closed).isNull();
        assertThat(client.settings.counters().malformed.sum()).isZero();
        assertThat(client.send(Hex.request("echo", "1"))).containsExactly(Hex.reply("1"));
    }

    @Test
    void mends17_4ASilent14ConnectionIsPingedAndGivenUpWithoutAnAnswer() {
        var client = RawClient.connect(ServerDialect.V1_4, new Recorder());

        client.after(Duration.ofSeconds(39));
        assertThat(client.closed).isNull();
        client.after(SECOND);
        assertThat(client.closed)
                .extracting(CloseReason::kind)
                .isEqualTo(CloseReason.Kind.TIMED_OUT);
    }

    @Test
    void a14ConnectionThatSendsAnythingIsKept() {
        var client = RawClient.connect(ServerDialect.V1_4, new Recorder());
        for (int i = 0; i < 10; i++) {
            client.after(Duration.ofSeconds(35));
            client.send(Hex.signal("s", "x"));
        }

        assertThat(client.closed).isNull();
    }
}
