package io.jackfield.webwire.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

/** The answer to the version request, however the server ends its body. */
class HttpAnswerTest {

    @Test
    void readsABodyOfAKnownLength() {
        var whole = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

        assertThat(parse(whole, false)).isEqualTo(new HttpAnswer(200, "{}"));
        for (int end = 0; end < whole.length(); end++) {
            assertThat(parse(whole.substring(0, end), false)).isNull();
        }
    }

    @Test
    void readsABodyInChunks() {
        var whole =
                "HTTP/1.1 200 OK\r\n"
                        + "transfer-encoding: chunked\r\n\r\n"
                        + "1;x=y\r\n"
                        + "{\r\n"
                        + "1\r\n"
                        + "}\r\n"
                        + "0\r\n\r\n";

        assertThat(parse(whole, false)).isEqualTo(new HttpAnswer(200, "{}"));
        assertThat(parse(whole.substring(0, whole.length() - 10), false)).isNull();
    }

    @Test
    void readsABodyThatEndsWithTheConnection() {
        var whole = "HTTP/1.0 503 Busy\r\nServer: x\r\n\r\nlater";

        assertThat(parse(whole, false)).isNull();
        assertThat(parse(whole, true)).isEqualTo(new HttpAnswer(503, "later"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 4294967295\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\nx\r\n"
            })
    void refusesWhatIsNoAnswer(String text) {
        assertThatThrownBy(() -> parse(text, true)).isInstanceOf(IllegalArgumentException.class);
    }

    private static @Nullable HttpAnswer parse(String text, boolean isEnd) {
        return HttpAnswer.parse(text.getBytes(StandardCharsets.ISO_8859_1), isEnd);
    }
}
