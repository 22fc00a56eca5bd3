package io.jackfield.webwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.MemorySessionStore;
import io.jackfield.core.SessionKey;
import io.jackfield.core.SessionRecord;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.frames.Failure;
import io.jackfield.webwire.frames.Frame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

/** Sessions on the wire and behind it: sections 8, 13.1 and 17.4. */
class SessionsTest {
    private final Recorder application = new Recorder();
    private final TestSettings settings = new TestSettings(application);

    private static int connections(RawClient client, String key) {
        return sessions(client).connections(SessionKey.of(key)).size();
    }

    private static ServerSessions sessions(RawClient client) {
        return java.util.Objects.requireNonNull(client.settings.sessions());
    }

    @Test
    void aSessionIsToldBeforeTheReplyOfTheRequestThatMadeIt() {
        var client = settings.connect(ServerDialect.V2_0);
        List<String> answers = client.send(Hex.request("login", "x"));

        assertThat(Hex.text(answers.get(0)))
                .isEqualTo(
                        "\u0015{\"k\":\"key-1\",\"c\":\"2026-01-01T00:00:00Z\","
                                + "\"l\":\"2026-01-01T00:00:00Z\",\"i\":{\"u\":\"1\"}}");
        assertThat(answers.get(1)).isEqualTo(Hex.reply("ok"));
        assertThat(application.hooks)
                .containsExactly("connected", "request login", "created key-1");
        assertThat(sessions(client).active()).isEqualTo(1);
        assertThat(connections(client, "key-1")).isEqualTo(1);
    }

    @Test
    void aSecondSessionIsRefusedAndTheFirstStays() {
        var client = settings.connect(ServerDialect.V2_0);
        client.send(Hex.request("login", "x"));

        assertThat(client.send(Hex.request("login", "x")))
                .containsExactly(Hex.special(Failure.INTERNAL));
        assertThat(client.connection().session().map(Session::key))
                .contains(SessionKey.of("key-1"));
        assertThat(sessions(client).active()).isEqualTo(1);
    }

    @Test
    void aSessionIsRestoredOnOtherConnectionsUpToTheLimit() {
        settings.maxSessionConnections(2);
        var first = settings.connect(ServerDialect.V2_0);
        first.send(Hex.request("login", "x"));
        var second = first.another(ServerDialect.V1_4);
        var third = first.another(ServerDialect.V2_0);

        assertThat(Hex.text(second.send(Hex.restore("key-1")).getFirst())).contains("\"key-1\"");
        assertThat(third.send(Hex.restore("key-1")))
                .containsExactly(Hex.special(Failure.MAX_SESSION_CONNECTIONS_REACHED));
        assertThat(connections(first, "key-1")).isEqualTo(2);

        first.disconnect();
        assertThat(Hex.text(third.send(Hex.restore("key-1")).getFirst())).contains("\"key-1\"");
        assertThat(connections(first, "key-1")).isEqualTo(2);
    }

    @Test
    void anUnknownKeyIsNotFoundAndSoIsOneThatIsTooLong() {
        var client = settings.connect(ServerDialect.V1_4);

        assertThat(client.send(Hex.restore("none")))
                .containsExactly(Hex.special(Failure.SESSION_NOT_FOUND));
        assertThat(client.send(Hex.restore("k".repeat(300))))
                .containsExactly(Hex.special(Failure.SESSION_NOT_FOUND));
        assertThat(client.send(Hex.restore("a\u0000b")))
                .containsExactly(Hex.special(Failure.SESSION_NOT_FOUND));
        assertThat(client.send(Hex.restore("../../etc/passwd")))
                .containsExactly(Hex.special(Failure.SESSION_NOT_FOUND));
        assertThat(client.closed).isNull();
    }

    @Test
    void mends17_4ARestoreOverAnotherSessionGivesTheFirstBack() {
        var client = settings.connect(ServerDialect.V2_0);
        client.send(Hex.request("login", "x"));
        var other = client.another(ServerDialect.V2_0);
        other.send(Hex.request("login", "x"));

        client.send(Hex.restore("key-2"));

        assertThat(connections(client, "key-1")).isZero();
        assertThat(connections(client, "key-2")).isEqualTo(2);
        assertThat(sessions(client).active()).isEqualTo(1);
        other.disconnect();
        client.disconnect();
        assertThat(sessions(client).active()).isZero();
    }

    @Test
    void mends17_4TheOtherSessionsEndDoesNotTouchTheOneRestoredOverIt() {
        var client = settings.connect(ServerDialect.V2_0);
        client.send(Hex.request("login", "x"));
        var other = client.another(ServerDialect.V2_0);
        other.send(Hex.request("login", "x"));
        client.send(Hex.restore("key-2"));

        assertThat(sessions(client).close(SessionKey.of("key-1"))).isTrue();
        client.links.run();

        assertThat(client.connection().session().map(Session::key))
                .contains(SessionKey.of("key-2"));
    }

    @Test
    void aClientThatClosesIsToldIn14AndOnlyAnsweredIn20() {
        var old = settings.connect(ServerDialect.V1_4);
        old.send(Hex.request("login", "x"));
        assertThat(old.send(Hex.close())).containsExactly("16", Hex.closed());
        assertThat(old.send(Hex.close())).containsExactly(Hex.closed());

        var current = old.another(ServerDialect.V2_0);
        current.send(Hex.request("login", "x"));
        assertThat(current.send(Hex.close())).containsExactly(Hex.closed());
        assertThat(application.hooks).contains("closed key-1", "closed key-2");
    }

    @Test
    void mends17_4TheLastConnectionThatClosesASessionDeletesIt() {
        var first = settings.connect(ServerDialect.V1_4);
        first.send(Hex.request("login", "x"));
        var second = first.another(ServerDialect.V1_4);
        second.send(Hex.restore("key-1"));

        assertThat(first.send(Hex.request("logout", "x"))).containsExactly("16", Hex.reply("ok"));
        assertThat(application.hooks).doesNotContain("closed key-1");
        second.send(Hex.close());
        assertThat(application.hooks).containsOnlyOnce("closed key-1");
        assertThat(first.send(Hex.restore("key-1")))
                .containsExactly(Hex.special(Failure.SESSION_NOT_FOUND));
    }

    @Test
    void theServerEndsASession() {
        var old = settings.connect(ServerDialect.V1_4);
        old.send(Hex.request("login", "x"));
        var current = old.another(ServerDialect.V2_0);
        current.send(Hex.restore("key-1"));
        old.received.clear();
        current.received.clear();

        assertThat(sessions(old).close(SessionKey.of("key-1"))).isTrue();
        old.links.run();

        assertThat(old.received).isEmpty();
        assertThat(old.closed).isNotNull();
        assertThat(current.send("21")).containsExactly("16");
        assertThat(current.closed).isNull();
        assertThat(current.connection().session()).isEmpty();
        assertThat(sessions(old).close(SessionKey.of("key-1"))).isFalse();
    }

    @Test
    void mends17_4ConnectionsThatEndedAreForgottenAndTheirSessionStaysRestorable() {
        var client = settings.connect(ServerDialect.V2_0);
        client.send(Hex.request("login", "x"));
        client.disconnect();

        assertThat(sessions(client).active()).isZero();
        assertThat(connections(client, "key-1")).isZero();
        assertThat(application.hooks).endsWith("disconnected falsefalse");
        var again = client.another(ServerDialect.V2_0);
        assertThat(Hex.text(again.send(Hex.restore("key-1")).getFirst())).contains("\"key-1\"");
    }

    @Test
    void disabledSessionsAreSaidToBeSo() {
        settings.withoutSessions();
        var old = settings.connect(ServerDialect.V1_4);
        var current = old.another(ServerDialect.V2_0);
        String disabled = Hex.special(Failure.SESSIONS_DISABLED);

        for (RawClient client : new RawClient[] {old, current}) {
            assertThat(client.send(Hex.restore("any"))).containsExactly(disabled);
            assertThat(client.send(Hex.close())).containsExactly(disabled);
        }
        assertThat(old.send(Hex.request("login", "x"))).containsExactly(disabled);
        assertThat(old.send(Hex.request("logout", "x"))).containsExactly(disabled);
        assertThat(current.send(Hex.request("login", "x")))
                .containsExactly(Hex.special(Failure.INTERNAL));
    }

    @Test
    void mends5_3ALookupThatFailsEndsA14ConnectionAndItsHookIsCalled() {
        settings.store(new Failing());
        var old = settings.connect(ServerDialect.V1_4);
        var current = old.another(ServerDialect.V2_0);

        assertThat(old.send(Hex.restore("k"))).containsExactly(Hex.special(Failure.INTERNAL));
        assertThat(old.closed).isNotNull();
        assertThat(application.hooks).endsWith("disconnected falsefalse");
        assertThat(current.send(Hex.restore("k"))).containsExactly(Hex.special(Failure.INTERNAL));
        assertThat(current.closed).isNull();
        assertThat(current.send(Hex.request("echo", "1"))).containsExactly(Hex.reply("1"));
    }

    @Test
    void ofASessionThatAFullStoreRefusesTheClientIsToldNothing() {
        settings.store(new MemorySessionStore(1));
        var first = settings.connect(ServerDialect.V2_0);
        first.send(Hex.request("login", "x"));
        var second = first.another(ServerDialect.V2_0);
        List<String> answers = second.send(Hex.request("login", "x"));

        assertThat(answers).hasSize(1).allMatch(answer -> answer.startsWith("00"));
        assertThat(Hex.text(answers.getFirst())).contains("RESOURCE_EXHAUSTED");
        assertThat(second.connection().session()).isEmpty();
        assertThat(sessions(first).active()).isEqualTo(1);
    }

    @Test
    void mends17_4AGeneratorThatRepeatsItselfMakesNoSecondSession() {
        settings.keys(() -> SessionKey.of("same"));
        var first = settings.connect(ServerDialect.V2_0);
        first.send(Hex.request("login", "x"));
        var second = first.another(ServerDialect.V2_0);
        List<String> answers = second.send(Hex.request("login", "x"));

        assertThat(answers).hasSize(1).allMatch(answer -> !answer.startsWith("15"));
        assertThat(second.connection().session()).isEmpty();
        assertThat(connections(first, "same")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void mends8_1AGeneratedKeyThatIsNoneIsAnInternalErrorAndBlocksNothing(int length) {
        settings.keys(() -> SessionKey.of("k".repeat(length)));
        var client = settings.connect(ServerDialect.V2_0);

        for (int i = 0; i < 2; i++) {
            assertThat(client.send(Hex.request("login", "x")))
                    .containsExactly(Hex.special(Failure.INTERNAL));
        }
    }

    @Test
    void aSessionThatIsLongerThanTheBufferOf20IsNotRestoredThere() {
        var store = new MemorySessionStore();
        Instant time = Instant.parse("2026-01-01T00:00:00Z");
        byte[] info =
                ("{\"a\":\"" + "x".repeat(2000) + "\"}")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        store.create(new SessionRecord(SessionKey.of("long").id(), "webwire", time, time, 1, info));
        settings.store(store);
        var client = settings.connect(ServerDialect.V2_0);

        assertThat(client.send(Hex.restore("long"))).containsExactly(Hex.special(Failure.INTERNAL));
        assertThat(client.connection().session()).isEmpty();
        assertThat(sessions(client).active()).isZero();
    }

    @Test
    void keysAndAnythingElseOfASessionStayOutOfAFrameThatIsPrinted() {
        var frame = new Frame.RestoreSession(1, io.jackfield.webwire.Payload.utf8("secret-key"));

        assertThat(frame.toString()).doesNotContain("secret");
    }

    /** A store that is broken. */
    private static final class Failing extends ForwardingStore {
        @Override
        public java.util.Optional<SessionRecord> get(String id) {
            throw new JackfieldException(Code.UNAVAILABLE, "the disk is gone");
        }
    }
}
