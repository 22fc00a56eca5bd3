package io.jackfield.webwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Limits;
import io.jackfield.core.Link;
import io.jackfield.core.SessionKey;
import io.jackfield.webwire.ClientOptions;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.SessionInfo;
import io.jackfield.webwire.Version;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.WebWireException.Kind;
import io.jackfield.webwire.codec.SessionJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** What the client's engine makes of each message, in virtual time. */
class ClientEngineTest {
    private static final String FIRST = "80010000000000000001717a"; // request q with z
    private static final String REPLY = "c001000000000000006f6b"; // ok
    private static final Session SESSION =
            new Session(
                    SessionKey.of("key-1"),
                    Instant.parse("2018-06-13T00:00:00Z"),
                    SessionJson.UNSET,
                    SessionInfo.NONE);

    @ParameterizedTest
    @EnumSource(Version.class)
    void countsIdentifiersFromOneInLittleEndian(Version version) {
        var fixture = EngineFixture.ready(version);

        ClientCall first = fixture.request("q", "z");
        ClientCall second = fixture.request("q", "z");
        fixture.serverSends(REPLY);

        assertThat(fixture.sent).containsExactly(FIRST, FIRST.replaceFirst("8001", "8002"));
        assertThat(first).isCompletedWithValue(Payload.utf8("ok"));
        assertThat(second).isNotDone();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "M23, 0001000000000000000000",
        "M24, 00010000000000000001",
        "M25, 000100000000000000054142",
        "M26, bf01000000000000",
        "M27, c10100000000000000",
        "M28, c101000000000000000041",
        "M29, 0201000000000000",
        "M30, 15",
        "M31, 1600",
        "M32, 17020060ea0000002000",
        "an undefined type, c8",
    })
    void ignoresWhatIsMalformedIn14AndClosesIn20(String row, String hex) {
        var old = EngineFixture.ready(Version.V1_4);
        ClientCall kept = old.request("q", "z");
        old.serverSends(hex);
        old.serverSends(REPLY);
        assertThat(kept).isCompletedWithValue(Payload.utf8("ok"));
        assertThat(old.reason).isNull();

        var late = EngineFixture.ready(Version.V2_0);
        ClientCall lost = late.request("q", "z");
        late.serverSends(hex);
        assertFails(lost, Kind.DISCONNECTED);
        assertThat(late.told).contains("closed", "server: closed");
        assertThat(late.reason)
                .isNotNull()
                .extracting(CloseReason::kind)
                .isEqualTo(CloseReason.Kind.PROTOCOL_ERROR);
    }

    @Test
    void takesTextFramesIn14Alone() {
        var old = EngineFixture.ready(Version.V1_4);
        ClientCall kept = old.request("q", "z");
        old.serverSends(REPLY, Link.Kind.TEXT);
        assertThat(kept).isCompletedWithValue(Payload.utf8("ok"));

        var late = EngineFixture.ready(Version.V2_0);
        ClientCall lost = late.request("q", "z");
        late.serverSends(REPLY, Link.Kind.TEXT);
        assertFails(lost, Kind.DISCONNECTED);
    }

    @Test
    void failsARequestThatTheServerCouldNotRead() {
        // 17.5: the rc1 client does not handle type 6, the request runs into its timeout
        var fixture = EngineFixture.ready(Version.V1_4);
        ClientCall call = fixture.request("q", "z");

        fixture.serverSends("060000000000000000");
        assertThat(call).isNotDone();
        fixture.serverSends("060100000000000000");

        assertFails(call, Kind.PROTOCOL);
        assertThat(fixture.reason).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "01, SERVER_SHUTDOWN",
        "02, INTERNAL",
        "03, SESSION_NOT_FOUND",
        "04, MAX_SESSION_CONNECTIONS_REACHED",
        "05, SESSIONS_DISABLED",
    })
    void tellsSpecialRepliesByTheirKind(String type, Kind kind) {
        for (Version version : Version.values()) {
            var fixture = EngineFixture.ready(version);
            ClientCall call = fixture.request("q", "z");
            fixture.serverSends(type + "0100000000000000");
            assertFails(call, kind);
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void survivesWhatIsWellFormedButNotExpected(Version version) {
        var fixture = EngineFixture.ready(version);
        ClientCall call = fixture.request("q", "z");

        fixture.serverSends("157b"); // SessionCreated with bad JSON
        fixture.serverSends("bfffffffffffffffff78"); // an identifier that nobody waits for
        fixture.serverSends("7f0100000000000000046563686f6869"); // a request
        if (version == Version.V2_0) {
            fixture.serverSends(EngineFixture.ACCEPT_CONF);
            fixture.serverSends("21");
        }
        fixture.serverSends(REPLY);

        assertThat(call).isCompletedWithValue(Payload.utf8("ok"));
        assertThat(fixture.held).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "17030060ea000000200000, INCOMPATIBLE_VERSION",
        "17010060ea000000200000, INCOMPATIBLE_VERSION",
        "17020060ea000000200000636861742f31, SUB_PROTOCOL_MISMATCH",
        "3f017301, PROTOCOL",
        "17020060ea0000002000, PROTOCOL",
        "c8, PROTOCOL",
    })
    void givesUpOnAFirstMessageThatIsNotForIt(String hex, Kind kind) {
        var fixture = EngineFixture.open(Version.V2_0, ClientOptions.DEFAULT);

        fixture.serverSends(hex);

        assertThat(fixture.told).doesNotContain("ready").contains("server: closed");
        assertThat(fixture.error).isNotNull();
        assertThat(kindOf(fixture)).isEqualTo(kind);
    }

    @Test
    void takesAnyMinorVersion() {
        var fixture = EngineFixture.open(Version.V2_0, ClientOptions.DEFAULT);
        fixture.serverSends("17020960ea000000200000");
        assertThat(fixture.told).containsExactly("ready");
    }

    @Test
    void givesUpOnAServerThatSaysNothing() {
        var fixture = EngineFixture.open(Version.V2_0, ClientOptions.DEFAULT);

        fixture.pass(Duration.ofSeconds(6));

        assertThat(fixture.told).contains("closed").doesNotContain("ready");
        assertThat(kindOf(fixture)).isEqualTo(Kind.DISCONNECTED);
    }

    @Test
    void beatsAfterThreeQuartersOfTheReadTimeoutWithoutAMessage() {
        var fixture = EngineFixture.open(Version.V2_0, ClientOptions.DEFAULT);
        fixture.serverSends("170200d007000000200000"); // 2 s

        fixture.pass(Duration.ofMillis(1400));
        assertThat(fixture.sent).isEmpty();
        fixture.pass(Duration.ofMillis(200));
        assertThat(fixture.sent).containsExactly("21");

        fixture.pass(Duration.ofSeconds(1));
        ClientCall signal = fixture.signal("s", "x");
        assertThat(signal).isDone();
        fixture.pass(Duration.ofMillis(1400));
        assertThat(fixture.sent).containsExactly("21", "40017378");
        fixture.pass(Duration.ofMillis(200));
        assertThat(fixture.sent).containsExactly("21", "40017378", "21");
    }

    @Test
    void neverBeatsWhenNoReadTimeoutIsAnnounced() {
        // 13.3: the Go client panics on a read timeout of 0
        var fixture = EngineFixture.open(Version.V2_0, ClientOptions.DEFAULT);
        fixture.serverSends("1702000000000000200000");
        fixture.pass(Duration.ofHours(1));

        assertThat(fixture.told).containsExactly("ready");
        assertThat(fixture.sent).isEmpty();
    }

    @Test
    void adoptsTheAnnouncedBufferInBothDirections() {
        // 17.4: the original's buffer must have the very size that the server announces
        var fixture = EngineFixture.open(Version.V2_0, ClientOptions.DEFAULT);
        fixture.serverSends("17020060ea000020000000"); // 32 bytes

        ClientCall fits = fixture.request("q", "x".repeat(21));
        ClientCall tooLong = fixture.request("q", "x".repeat(22));
        ClientCall signal = fixture.signal("q", "x".repeat(30));

        assertThat(fits).isNotDone();
        assertFails(tooLong, Kind.BUFFER_OVERFLOW);
        assertFails(signal, Kind.BUFFER_OVERFLOW);
        assertThat(fixture.sent).hasSize(1);
        ClientCall next = fixture.request("q", "z");
        assertThat(fixture.sent.getLast()).isEqualTo(FIRST.replaceFirst("8001", "8002"));

        fixture.serverSends("bf0100000000000000" + "79".repeat(23));
        assertThat(fits).isCompleted();
        fixture.serverSends("bf0200000000000000" + "79".repeat(24));
        assertFails(next, Kind.DISCONNECTED);
        assertThat(fixture.reason)
                .isNotNull()
                .extracting(CloseReason::kind)
                .isEqualTo(CloseReason.Kind.TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void failsAllPendingRequestsAtOnceWhenTheConnectionIsLost(Version version) {
        // 12.8: the original leaves them to their timeouts
        var fixture = EngineFixture.ready(version);
        ClientCall first = fixture.request("q", "z");
        ClientCall second = fixture.request("q", "z");

        fixture.serverEnds();

        assertFails(first, Kind.DISCONNECTED);
        assertFails(second, Kind.DISCONNECTED);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void forgetsARequestThatTimedOutAndIgnoresItsLateReply(Version version) {
        var fixture = EngineFixture.ready(version);
        ClientCall call = fixture.request("q", "z");

        fixture.pass(Duration.ofSeconds(61));
        assertFails(call, Kind.TIMEOUT);
        fixture.serverSends(REPLY);

        assertThat(fixture.reason).isNull();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void mends12_9ARequestThatCouldNotBeWrittenIsPendingNoMore(Version version) {
        // The table takes one request: it would be full for good.
        var fixture = EngineFixture.ready(version, ClientOptions.DEFAULT.withLimits(1, 16));
        ClientCall tooLong = fixture.request("q", "x".repeat(Limits.DEFAULT.maxMessageBytes()));
        assertFails(tooLong, Kind.BUFFER_OVERFLOW);
        ClientCall late = fixture.expiredRequest("q", "z");
        assertFails(late, Kind.TIMEOUT);
        assertThat(fixture.sent).isEmpty();

        ClientCall next = fixture.request("q", "z");
        fixture.serverSends(REPLY);

        assertThat(next).isCompletedWithValue(Payload.utf8("ok"));
        assertThat(fixture.sent).containsExactly(FIRST);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void mends12_9AReplyThatRacesWithATimeoutNeverBlocksTheReader(Version version)
            throws InterruptedException {
        var fixture = EngineFixture.ready(version);
        for (int i = 1; i <= 500; i++) {
            ClientCall call = fixture.request("q", "z");
            Thread caller = Thread.ofVirtual().start(call::expire);
            fixture.serverSends("c0%02x%02x0000000000006f6b".formatted(i & 0xFF, i >> 8));
            caller.join();

            assertThat(call).isDone();
            assertThat(call.isCompletedExceptionally() || call.join().text().equals("ok")).isTrue();
        }
        assertThat(fixture.reason).isNull();
        assertThat(fixture.sent).hasSize(500);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void mends12_9AReplyInTheMomentOfItsDeadlineEndsTheRequestOnce(Version version) {
        for (int millis = 59_980; millis <= 60_040; millis++) {
            var fixture = EngineFixture.ready(version);
            ClientCall call = fixture.request("q", "z");
            fixture.pass(Duration.ofMillis(millis));
            fixture.serverSends(REPLY);
            assertThat(call).isDone();

            ClientCall next = fixture.request("q", "z");
            fixture.serverSends(REPLY.replaceFirst("c001", "c002"));
            assertThat(next).isCompletedWithValue(Payload.utf8("ok"));
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void ignoresTheReplyToACancelledRequest(Version version) {
        var fixture = EngineFixture.ready(version);
        ClientCall call = fixture.request("q", "z");

        assertThat(call.cancel(true)).isTrue();
        fixture.serverSends(REPLY);

        assertThat(call).isCancelled();
        assertThat(fixture.reason).isNull();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void restoresTheSessionBeforeItIsReady(Version version) {
        var fixture = EngineFixture.holding(version, SESSION);
        if (version == Version.V2_0) {
            assertThat(fixture.sent).isEmpty();
            fixture.serverSends(EngineFixture.ACCEPT_CONF);
        }
        assertThat(fixture.sent).containsExactly("2001000000000000006b65792d31");
        assertThat(fixture.told).isEmpty();

        fixture.serverSends("c00100000000000000" + json("{\"k\":\"key-1\",\"i\":{\"a\":1}}"));

        assertThat(fixture.told).containsExactly("restored key-1", "ready");
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void dropsASessionThatIsNoMoreAndIsReadyAllTheSame(Version version) {
        var fixture = EngineFixture.holding(version, SESSION);
        if (version == Version.V2_0) {
            fixture.serverSends(EngineFixture.ACCEPT_CONF);
        }

        fixture.serverSends("030100000000000000");

        assertThat(fixture.told).containsExactly("ended", "ready");
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void keepsTheSessionWhenTheServerIsGoingDown(Version version) {
        var fixture = EngineFixture.holding(version, SESSION);
        if (version == Version.V2_0) {
            fixture.serverSends(EngineFixture.ACCEPT_CONF);
        }

        fixture.serverSends("010100000000000000");

        assertThat(fixture.told).contains("closed").doesNotContain("ended", "ready");
        assertThat(kindOf(fixture)).isEqualTo(Kind.DISCONNECTED);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void keepsTheSessionOfTheServerInOrderWithItsReplies(Version version) {
        var fixture = EngineFixture.ready(version);
        fixture.serverSends("15" + json("{\"k\":\"key-2\"}"));
        assertThat(fixture.told).endsWith("created key-2");

        ClientCall closing = fixture.closeSession();
        fixture.serverSends("bf0100000000000000");

        assertThat(closing).isCompleted();
        assertThat(fixture.told).endsWith("ended");
    }

    private static Kind kindOf(EngineFixture fixture) {
        WebWireException error = fixture.error;
        assertThat(error).isNotNull();
        return error == null ? Kind.INTERNAL : error.kind();
    }

    private static void assertFails(ClientCall call, Kind kind) {
        assertThat(call).isCompletedExceptionally();
        assertThat(call.exceptionNow())
                .isInstanceOfSatisfying(
                        WebWireException.class, why -> assertThat(why.kind()).isEqualTo(kind));
    }

    private static String json(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
