package io.jackfield.webwire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.webwire.Payload;
import io.jackfield.webwire.frames.Failure;
import io.jackfield.webwire.frames.Frame;
import io.jackfield.webwire.frames.Frame.AcceptConf;
import io.jackfield.webwire.frames.Frame.CloseSession;
import io.jackfield.webwire.frames.Frame.ErrorReply;
import io.jackfield.webwire.frames.Frame.Heartbeat;
import io.jackfield.webwire.frames.Frame.Reply;
import io.jackfield.webwire.frames.Frame.Request;
import io.jackfield.webwire.frames.Frame.RestoreSession;
import io.jackfield.webwire.frames.Frame.SessionClosed;
import io.jackfield.webwire.frames.Frame.SessionCreated;
import io.jackfield.webwire.frames.Frame.Signal;
import io.jackfield.webwire.frames.Frame.SpecialReply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The valid messages of the specification, section 15.1. */
class VectorsTest {
    private static final long ONE = 0x0100_0000_0000_0000L;

    static Stream<Arguments> vectors() {
        return Stream.of(
                vector("V1", "7f0100000000000000046563686f6869", request("echo", binary("hi"))),
                vector("V2", "7f01000000000000000000ff", request("", bytes("00ff"))),
                vector("V3", "7f01000000000000000470696e67", request("ping", Payload.EMPTY)),
                vector(
                        "V4",
                        "800200000000000000016ec3a9",
                        new Request(0x0200_0000_0000_0000L, "n", Payload.utf8("é"))),
                vector(
                        "V5",
                        "8002000000000000000171",
                        new Request(0x0200_0000_0000_0000L, "q", Payload.utf8(""))),
                vector(
                        "V6",
                        "810100000000000000046576656e68006900",
                        request("even", Payload.utf16("hi"))),
                vector(
                        "V7",
                        "810100000000000000036f64640068006900",
                        request("odd", Payload.utf16("hi"))),
                vector("V8", "81010000000000000000e900", request("", Payload.utf16("é"))),
                vector("V9", "810100000000000000016e00", request("n", Payload.utf16(""))),
                vector("V10", "810100000000000000026e6d", request("nm", Payload.utf16(""))),
                vector(
                        "V12",
                        "7f0100000000000000ff" + "78".repeat(255),
                        request("x".repeat(255), Payload.EMPTY)),
                vector(
                        "V13",
                        "7fa1a2a3a4a5a6a7a802696431",
                        new Request(0xA1A2A3A4A5A6A7A8L, "id", binary("1"))),
                vector(
                        "V14",
                        "810000000001000000036f64640068006900",
                        new Request(0x0000_0000_0100_0000L, "odd", Payload.utf16("hi"))),
                vector("V15", "bf01000000000000006f6b", new Reply(ONE, binary("ok"))),
                vector("V16", "bf0100000000000000", new Reply(ONE, Payload.EMPTY)),
                vector("V17", "c001000000000000006ec3a9", new Reply(ONE, Payload.utf8("né"))),
                vector("V18", "c00100000000000000", new Reply(ONE, Payload.utf8(""))),
                vector("V19", "c10100000000000000006f006b00", new Reply(ONE, Payload.utf16("ok"))),
                vector("V20", "c1010000000000000000", new Reply(ONE, Payload.utf16(""))),
                vector(
                        "V21",
                        "00010000000000000006455f415554486e6f7065",
                        new ErrorReply(ONE, "E_AUTH", "nope")),
                vector("V22", "0001000000000000000158", new ErrorReply(ONE, "X", "")),
                vector("V23", "00010000000000000003412042c3bc", new ErrorReply(ONE, "A B", "ü")),
                vector("V24", "010100000000000000", new SpecialReply(ONE, Failure.SHUTDOWN)),
                vector("V25", "020100000000000000", new SpecialReply(ONE, Failure.INTERNAL)),
                vector(
                        "V26",
                        "030100000000000000",
                        new SpecialReply(ONE, Failure.SESSION_NOT_FOUND)),
                vector(
                        "V27",
                        "040100000000000000",
                        new SpecialReply(ONE, Failure.MAX_SESSION_CONNECTIONS_REACHED)),
                vector(
                        "V28",
                        "050100000000000000",
                        new SpecialReply(ONE, Failure.SESSIONS_DISABLED)),
                vector("V29", "060100000000000000", new SpecialReply(ONE, Failure.PROTOCOL_ERROR)),
                vector(
                        "V31",
                        "157b226b223a224b222c2263223a22323031382d30362d31335430303a30303a30305a222c"
                                + "226c223a22323031382d30362d31335430303a30303a30305a227d",
                        new SessionCreated(
                                Payload.utf8(
                                        """
                                        {"k":"K","c":"2018-06-13T00:00:00Z",\
                                        "l":"2018-06-13T00:00:00Z"}\
                                        """))),
                vector("V32", "16", new SessionClosed()),
                vector("V33", "1f0100000000000000", new CloseSession(ONE)),
                vector(
                        "V34",
                        "2001000000000000006b657931",
                        new RestoreSession(ONE, binary("key1"))),
                vector("V36", "3f017301", new Signal("s", bytes("01"))),
                vector("V37", "3f006869", new Signal("", binary("hi"))),
                vector("V38", "4003657674c3a9", new Signal("evt", Payload.utf8("é"))),
                vector("V39", "4102657668006900", new Signal("ev", Payload.utf16("hi"))),
                vector("V40", "41036f64640068006900", new Signal("odd", Payload.utf16("hi"))),
                vector("V41", "41004100", new Signal("", Payload.utf16("A"))),
                vector("V42", "3f0161", new Signal("a", Payload.EMPTY)),
                vector(
                        "V43",
                        "17020060ea000000200000",
                        new AcceptConf(2, 0, Duration.ofSeconds(60), 8192, "")),
                vector(
                        "V44",
                        "170200d007000000040000636861742f31",
                        new AcceptConf(2, 0, Duration.ofSeconds(2), 1024, "chat/1")),
                vector("V45", "21", new Heartbeat()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void decodesToItsFrame(String name, byte[] message, Frame frame) {
        assertThat(new Decoder(Grammar.ANY).decode(ByteBuffer.wrap(message))).isEqualTo(frame);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void encodesToItsBytes(String name, byte[] message, Frame frame) {
        assertThat(Encoder.bytes(frame)).isEqualTo(message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void isKnownToTheVersionsThatHaveIt(String name, byte[] message, Frame frame) {
        Frame in14 = new Decoder(Grammar.V1_4).decode(ByteBuffer.wrap(message));
        Frame in20 = new Decoder(Grammar.V2_0).decode(ByteBuffer.wrap(message));
        boolean is14 = !name.matches("V42|V43|V44|V45");
        boolean is20 = !name.equals("V29");

        assertThat(in14 instanceof Frame.Malformed).isEqualTo(!is14);
        assertThat(in20 instanceof Frame.Malformed).isEqualTo(!is20);
    }

    @Test
    void ignoresTheValueOfThePaddingByteInV11() {
        assertThat(decode("810100000000000000036f6464ff68006900"))
                .isEqualTo(request("odd", Payload.utf16("hi")));
    }

    @Test
    void ignoresWhatFollowsASpecialReplyInV30() {
        assertThat(decode("020100000000000000aabb"))
                .isEqualTo(new SpecialReply(ONE, Failure.INTERNAL));
    }

    @Test
    void readsTheSessionOfV35AsText() {
        var json =
                """
                {"k":"key1","c":"2018-06-13T00:00:00Z","l":"0001-01-01T00:00:00Z",\
                "i":{"uid":"u1"}}\
                """;
        var reply = new Reply(ONE, Payload.utf8(json));

        assertThat(Encoder.bytes(reply)).hasSize(92);
        assertThat(new Decoder(Grammar.V1_4).decode(ByteBuffer.wrap(Encoder.bytes(reply))))
                .isEqualTo(reply);
    }

    private static Frame decode(String hex) {
        return new Decoder(Grammar.ANY).decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    private static Arguments vector(String name, String hex, Frame frame) {
        return Arguments.of(name, HexFormat.of().parseHex(hex), frame);
    }

    private static Request request(String name, Payload payload) {
        return new Request(ONE, name, payload);
    }

    private static Payload binary(String ascii) {
        return Payload.binary(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static Payload bytes(String hex) {
        return Payload.binary(HexFormat.of().parseHex(hex));
    }
}
