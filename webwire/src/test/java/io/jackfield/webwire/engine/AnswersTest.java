package io.jackfield.webwire.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.webwire.Connection;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.ServerImplementation;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.frames.Failure;
import io.jackfield.webwire.frames.Frame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered, and what is not: sections 4.4, 6, 9 and 17.4. */
class AnswersTest {
    private final RawClient old = RawClient.connect(ServerDialect.V1_4, new Recorder());
    private final RawClient current = RawClient.connect(ServerDialect.V2_0, new Recorder());

    @Test
    void anErrorOfTheApplicationIsToldWithItsCodeAndMessage() {
        var told = Hex.of(new Frame.ErrorReply(Hex.ID, "E_AUTH", "why"));

        assertThat(old.send(Hex.request("fail", "E_AUTH"))).containsExactly(told);
        assertThat(current.send(Hex.request("fail", "E_AUTH"))).containsExactly(told);
    }

    @Test
    void anyOtherErrorIsInternalWithoutItsText() {
        assertThat(old.send(Hex.request("secret", "x")))
                .containsExactly(Hex.special(Failure.INTERNAL));
        assertThat(current.send(Hex.request("secret", "x")))
                .containsExactly(Hex.special(Failure.INTERNAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nö", "a\tb", "~\u007f"})
    void mends17_4AnErrorCodeThatNoClientTakesIsAnsweredAsInternal(String code) {
        assertThat(current.send(Hex.request("fail", code)))
                .containsExactly(Hex.special(Failure.INTERNAL));
        assertThat(current.send(Hex.request("echo", "1"))).containsExactly(Hex.reply("1"));
    }

    @Test
    void mends17_4AnErrorCodeOf256CharactersIsAnsweredAsInternal() {
        assertThat(current.send(Hex.request("fail", "c".repeat(256))))
                .containsExactly(Hex.special(Failure.INTERNAL));
    }

    @ParameterizedTest
    @CsvSource({
        "SESSION_NOT_FOUND, SESSION_NOT_FOUND",
        "MAX_SESSION_CONNECTIONS_REACHED, MAX_SESSION_CONNECTIONS_REACHED",
        "SESSIONS_DISABLED, SESSIONS_DISABLED",
        "PROTOCOL, PROTOCOL_ERROR",
        "INTERNAL, INTERNAL",
        "DISCONNECTED, INTERNAL",
    })
    void errorsOfTheLibraryAreNamedTo14ClientsOnly(String kind, Failure told) {
        assertThat(old.send(Hex.request("library", kind))).containsExactly(Hex.special(told));
        assertThat(current.send(Hex.request("library", kind)))
                .containsExactly(Hex.special(Failure.INTERNAL));
    }

    @Test
    void mends17_4AReplyOverTheBufferOf20IsAnInternalErrorAndNothingOversizedIsSent() {
        assertThat(current.send(Hex.request("big", "1015")))
                .containsExactly(Hex.reply("x".repeat(1015)));
        assertThat(current.send(Hex.request("big", "1016")))
                .containsExactly(Hex.special(Failure.INTERNAL));
        assertThat(old.send(Hex.request("big", "5000")))
                .containsExactly(Hex.reply("x".repeat(5000)));
    }

    @Test
    void aSignalOverTheBufferOf20IsRefusedAndNothingIsSent() {
        assertThat(current.send(Hex.request("push", "y".repeat(1010)))).hasSize(2);
        var connection = current.connection();

        assertThatThrownBy(() -> connection.signal("s", Payload.utf8("y".repeat(1022))))
                .isInstanceOfSatisfying(
                        WebWireException.class,
                        refused ->
                                assertThat(refused.kind())
                                        .isEqualTo(WebWireException.Kind.BUFFER_OVERFLOW));
        assertThat(current.send(Hex.request("echo", "1"))).containsExactly(Hex.reply("1"));
    }

    @Test
    void signalsOfAHandlerComeBeforeItsReply() {
        assertThat(old.send(Hex.request("push", "x")))
                .containsExactly(Hex.signal("s", "x"), Hex.reply("ok"));
    }

    @Test
    void signalsWithoutPayloadGoTo20ClientsOnly() {
        assertThat(current.send(Hex.request("name-only", "x")))
                .containsExactly("3f0173", Hex.reply("ok"));
        assertThat(old.send(Hex.request("name-only", "x")))
                .containsExactly(Hex.special(Failure.PROTOCOL_ERROR));
    }

    @Test
    void aSignalWithoutNameAndPayloadIsRefused() {
        for (RawClient client : new RawClient[] {old, current}) {
            assertThatThrownBy(() -> client.connection().signal("", Payload.EMPTY))
                    .isInstanceOfSatisfying(
                            WebWireException.class,
                            refused ->
                                    assertThat(refused.kind())
                                            .isEqualTo(WebWireException.Kind.PROTOCOL));
        }
    }

    @Test
    void closeInAHandlerSendsItsReplyFirstAndAnswersNothingMore() {
        assertThat(old.send(Hex.request("quit", "x"))).containsExactly(Hex.reply("ok"));
        assertThat(old.closed).isNotNull();
        assertThat(old.connection().isConnected()).isFalse();
        assertThatThrownBy(() -> old.connection().signal("s", Payload.utf8("x")))
                .isInstanceOfSatisfying(
                        WebWireException.class,
                        refused ->
                                assertThat(refused.kind())
                                        .isEqualTo(WebWireException.Kind.DISCONNECTED));
    }

    @Test
    void mends5_4And13_1AnErrorOfTheVirtualMachineEndsTheConnectionAndItsHookIsCalled() {
        var application = new Recorder();
        var client = RawClient.connect(ServerDialect.V2_0, application);
        client.send(Hex.request("error", "x"));

        assertThat(client.closed).isNotNull();
        assertThat(application.hooks)
                .containsExactly("connected", "request error", "disconnected falsefalse");
    }

    @Test
    void mends17_4AHandlerThatReturnsNullIsAnsweredAsInternal() {
        ServerImplementation careless =
                new ServerImplementation() {
                    @Override
                    @SuppressWarnings("NullAway") // what a caller in another language may do
                    public Payload request(Connection connection, Message request) {
                        return null;
                    }
                };
        var client = RawClient.connect(ServerDialect.V2_0, careless);

        assertThat(client.send(Hex.request("x", "x")))
                .containsExactly(Hex.special(Failure.INTERNAL));
    }

    @Test
    void whileItDrainsRequestsAreAnsweredWithAShutdownAndSignalsDropped() {
        var application = new Recorder();
        var client = RawClient.connect(ServerDialect.V2_0, application);
        var isQuiet = new java.util.concurrent.atomic.AtomicBoolean();
        client.drain(() -> isQuiet.set(true));

        assertThat(isQuiet).isTrue();
        for (String message :
                new String[] {Hex.request("echo", "1"), Hex.restore("k"), Hex.close()}) {
            assertThat(client.send(message)).containsExactly(Hex.special(Failure.SHUTDOWN));
        }
        assertThat(client.send(Hex.signal("s", "x"))).isEmpty();
        assertThat(application.hooks).containsExactly("connected");
        assertThat(client.closed).isNull();
    }

    @Test
    void malformedMessagesAreAnsweredAsEverWhileItDrains() {
        old.drain(() -> {});

        assertThat(old.send("7f0900000000000000ff61"))
                .containsExactly(Hex.special(Failure.PROTOCOL_ERROR));
    }
}
