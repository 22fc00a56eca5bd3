package io.jackfield.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

class FrameDecoderTest {
    private static final int LIMIT = 1 << 20;

    private final Heard heard = new Heard();

    @Test
    void readsTheExamplesOfTheSpecification() {
        // RFC 6455, section 5.7
        server("81 05 48 65 6c 6c 6f");
        client("81 85 37 fa 21 3d 7f 9f 4d 51 58");
        server("01 03 48 65 6c 80 02 6c 6f");
        server("89 05 48 65 6c 6c 6f");
        client("8a 85 37 fa 21 3d 7f 9f 4d 51 58");

        assertThat(heard.events)
                .isEqualTo(
                        List.of(
                                "text Hello",
                                "text Hello",
                                "text Hello",
                                "ping Hello",
                                "pong Hello"));
    }

    @Test
    void letsControlFramesBetweenFragments() {
        server("01 02 48 65 89 01 21 00 01 6c 80 02 6c 6f");

        assertThat(heard.events).isEqualTo(List.of("ping !", "text Hello"));
    }

    @Test
    void tellsEmptyMessages() {
        server("81 00 82 00 02 00 80 00 01 00 00 01 61 80 00");

        assertThat(heard.events).isEqualTo(List.of("text ", "bytes ", "bytes ", "text a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "83 00 | 1002 | reserved opcode 3",
                "8B 00 | 1002 | reserved opcode 11",
                "C1 00 | 1002 | RSV1 without compression",
                "A1 00 | 1002 | RSV2",
                "91 00 | 1002 | RSV3",
                "09 00 | 1002 | fragmented ping",
                "89 7E 00 7E | 1002 | long ping",
                "80 00 | 1002 | continuation of nothing",
                "01 01 61 81 01 62 | 1002 | message in a message",
                "81 7E 00 7D | 1002 | length not minimal",
                "81 7F 00 00 00 00 00 00 FF FF | 1002 | length not minimal",
                "81 7F 80 00 00 00 00 00 00 00 | 1002 | negative length",
                "81 7F 00 00 00 01 00 00 00 00 | 1009 | over the limit",
                "82 7F 00 00 00 00 00 20 00 00 | 1009 | over the limit",
                "81 80 00 00 00 00 | 1002 | a server's frame is masked",
                "88 01 03 | 1002 | half a status",
                "88 02 03 ED | 1002 | status 1005",
                "88 02 03 EE | 1002 | status 1006",
                "88 02 03 EC | 1002 | status 1004",
                "88 02 03 E7 | 1002 | status 999",
                "88 02 04 4C | 1002 | status 1100",
                "88 02 07 D0 | 1002 | status 2000",
                "88 02 13 88 | 1002 | status 5000",
                "88 04 03 E8 C3 28 | 1007 | close reason not UTF-8",
                "81 02 C3 28 | 1007 | not UTF-8",
                "81 03 ED A0 80 | 1007 | surrogate",
                "81 02 C0 AF | 1007 | overlong",
                "81 04 F4 90 80 80 | 1007 | over U+10FFFF",
                "81 01 C3 | 1007 | cut off",
                "01 01 C3 80 00 | 1007 | cut off",
                "01 03 F4 90 80 | 1007 | noticed before the message ends",
                "81 05 F4 90 | 1007 | noticed before the frame ends",
            })
    void refuses(String hex, int status, String what) {
        assertThatThrownBy(() -> server(hex))
                .as(what)
                .isInstanceOfSatisfying(
                        WebSocketException.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    @Test
    void refusesClientFramesThatAreNotMasked() {
        assertThatThrownBy(() -> client("81 00")).isInstanceOf(WebSocketException.class);
    }

    @Test
    void tellsCloseAndReadsNothingBehindIt() {
        server("88 06 03 E9 62 79 65 21 81 01 61 FF FF");
        server("88 00");
        server("88 02 0F A0");

        assertThat(heard.events)
                .isEqualTo(List.of("close 1001 bye!", "close 1005 ", "close 4000 "));
    }

    @Test
    void refusesMessagesOverTheLimitWhateverTheirFragments() {
        FrameDecoder decoder = new FrameDecoder(false, true, 100, 150, null);
        byte[] fragment = new byte[102];
        fragment[0] = 2;
        fragment[1] = 100;
        decoder.decode(ByteBuffer.wrap(fragment), 0, fragment.length, heard);
        fragment[0] = 0;

        assertThatThrownBy(
                        () -> decoder.decode(ByteBuffer.wrap(fragment), 0, fragment.length, heard))
                .isInstanceOfSatisfying(
                        WebSocketException.class, e -> assertThat(e.status()).isEqualTo(1009));
    }

    @Test
    void leavesTextUncheckedWhereAsked() {
        FrameDecoder decoder = new FrameDecoder(false, false, LIMIT, LIMIT, null);
        byte[] frame = HexFormat.of().parseHex("8102C328");

        decoder.decode(ByteBuffer.wrap(frame), 0, frame.length, heard);

        assertThat(heard.events).hasSize(1);
    }

    @Test
    void inflatesWhatWasDeflated() {
        String text = "a message that repeats itself, repeats itself, repeats itself".repeat(5);
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.wrap(plain.clone());
        try (MessageDeflater deflater = new MessageDeflater();
                MessageInflater inflater = new MessageInflater()) {
            int end = deflater.deflate(bytes, 0, plain.length);
            assertThat(end).isBetween(1, 126);
            ByteBuffer frame = ByteBuffer.allocate(200);
            int at = Frames.writeHeader(frame, 0, Frames.TEXT | Frames.COMPRESSED, end, 0);
            frame.put(at, bytes, 0, end);
            FrameDecoder decoder = new FrameDecoder(false, true, LIMIT, LIMIT, inflater);
            decoder.decode(frame, 0, at + end, heard);
            decoder.decode(frame, 0, at + end, heard);

            FrameDecoder small = new FrameDecoder(false, true, LIMIT, 200, inflater);
            assertThatThrownBy(() -> small.decode(frame, 0, at + end, heard))
                    .isInstanceOfSatisfying(
                            WebSocketException.class, e -> assertThat(e.status()).isEqualTo(1009));
        }
        assertThat(heard.events).isEqualTo(List.of("text " + text, "text " + text));
    }

    private void server(String hex) {
        decode(hex, false);
    }

    private void client(String hex) {
        decode(hex, true);
    }

    private void decode(String hex, boolean masked) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        new FrameDecoder(masked, true, LIMIT, LIMIT, null)
                .decode(ByteBuffer.wrap(bytes), 0, bytes.length, heard);
    }
}
