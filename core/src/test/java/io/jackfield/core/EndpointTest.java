package io.jackfield.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Random;

class EndpointTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://127.0.0.1:7070",
                "tcp://[::1]:0",
                "tls://example.org:65535",
                "ws://localhost:80/",
                "wss://localhost:443/live?room=1",
                "unix:/run/jackfield.sock",
                "memory:board",
                "stdio:"
            })
    void printsWhatItReads(String text) {
        assertThat(Endpoint.parse(text)).hasToString(text);
    }

    @Test
    void readsTheParts() {
        assertThat(Endpoint.parse("TCP://[::1]:7070")).isEqualTo(new Endpoint.Tcp("::1", 7070));
        assertThat(Endpoint.parse("ws://example.org"))
                .isEqualTo(new Endpoint.WebSocket(false, "example.org", 80, "/"));
        assertThat(Endpoint.parse("wss://example.org/a"))
                .isEqualTo(new Endpoint.WebSocket(true, "example.org", 443, "/a"));
        assertThat(Endpoint.parse("unix:a.sock")).isEqualTo(new Endpoint.Unix(Path.of("a.sock")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';begins with none",
                "7070;begins with none",
                "http://localhost:1;begins with none",
                "tcp:localhost:1;two slashes",
                "tcp://localhost;no port",
                "tcp://:1;no host",
                "tcp://localhost:;0 to 65535",
                "tcp://localhost:65536;0 to 65535",
                "tcp://localhost:-1;0 to 65535",
                "tcp://localhost:1/path;no path",
                "tcp://[::1:1;not closed",
                "tcp://[::1]x:1;behind the bracket",
                "unix:;needs a path",
                "memory:;needs a name",
                "stdio:x;nothing follows"
            })
    void saysWhatIsWrong(String text, String why) {
        assertThatThrownBy(() -> Endpoint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void garbageIsRefusedWithItsOwnException() {
        var random = new Random(7);
        String alphabet = "tcplswunixmemory:/[]@.0123456789%?# \u0000\u00e9";
        for (int round = 0; round < 50_000; round++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Endpoint read = Endpoint.parse(text.toString());
                assertThat(Endpoint.parse(read.toString())).isEqualTo(read);
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageNotContaining("Exception");
            }
        }
    }
}
