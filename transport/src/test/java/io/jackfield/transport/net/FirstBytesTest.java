package io.jackfield.transport.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.transport.Detector;
import io.jackfield.transport.Detector.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

class FirstBytesTest {
    private static final List<Detector> ALL =
            List.of(FirstBytes::tls, FirstBytes::http2, FirstBytes::http1);

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/1.1', 2",
        "'WEBWIRE / HTTP/1.1', 2",
        "'M-SEARCH * HTTP/1.1', 2",
        "'PRI * HTTP/2.0', 1",
        "'PRI / HTTP/1.1', 2",
        "'get / HTTP/1.1', -1",
        "' GET /', -1",
        "'{\"id\":1}', -1",
        "'G', -2",
        "'PRI', -2",
        "'ABCDEFGHIJKLMNOPQRST', -1",
        "'ABCDEFGHIJKLMNOPQRS ', 2",
    })
    void knowsItsProtocols(String text, int choice) {
        assertThat(choose(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(choice);
    }

    @Test
    void takesOneLineBreakBeforeHttp() {
        assertThat(choose("\r\nGET / ".getBytes(StandardCharsets.US_ASCII))).isEqualTo(2);
        assertThat(choose("\r\n\r\nGET".getBytes(StandardCharsets.US_ASCII))).isEqualTo(-1);
        assertThat(choose("\r".getBytes(StandardCharsets.US_ASCII))).isEqualTo(-2);
    }

    @Test
    void knowsTlsRecords() {
        assertThat(choose(new byte[] {0x16, 3, 1})).isZero();
        assertThat(choose(new byte[] {0x16, 3, 4})).isZero();
        assertThat(choose(new byte[] {0x16, 3})).isEqualTo(-2);
        assertThat(choose(new byte[] {0x16, 3, 5})).isEqualTo(-1);
        assertThat(choose(new byte[] {0x16, 2})).isEqualTo(-1);
    }

    @Test
    void waitsForTheEarlierProtocol() {
        Detector slow = (first, available) -> available < 4 ? Verdict.NEED_MORE : Verdict.NO_MATCH;
        Detector fast = (first, available) -> Verdict.MATCH;
        Detector endless = (first, available) -> Verdict.NEED_MORE;

        assertThat(FirstBytes.choose(List.of(slow, fast), ByteBuffer.allocate(3), 3)).isEqualTo(-2);
        assertThat(FirstBytes.choose(List.of(slow, fast), ByteBuffer.allocate(4), 4)).isEqualTo(1);
        assertThat(FirstBytes.choose(List.of(endless), ByteBuffer.allocate(20), 20)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyFirstBytesAreDecidedWithinTheBound(long seed) {
        Random random = new Random(seed);
        byte[] likely = " \r\nABCGETPRI*/-{\u0016\u0003".getBytes(StandardCharsets.US_ASCII);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[Detector.MOST_BYTES];
            random.nextBytes(bytes);
            int plain = random.nextInt(bytes.length + 1);
            for (int i = 0; i < plain; i++) {
                bytes[i] = likely[random.nextInt(likely.length)];
            }
            int decided = FirstBytes.UNDECIDED;
            for (int length = 1; length <= bytes.length; length++) {
                int choice = FirstBytes.choose(ALL, ByteBuffer.wrap(bytes), length);
                if (decided != FirstBytes.UNDECIDED) {
                    assertThat(choice).as("more bytes do not change it").isEqualTo(decided);
                }
                decided = choice;
            }
            assertThat(decided).isNotEqualTo(FirstBytes.UNDECIDED);
        }
    }

    private static int choose(byte[] bytes) {
        return FirstBytes.choose(ALL, ByteBuffer.wrap(bytes), bytes.length);
    }
}
