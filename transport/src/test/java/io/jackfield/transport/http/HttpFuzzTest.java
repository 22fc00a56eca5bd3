package io.jackfield.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.jackfield.transport.HttpRoute;

import org.junit.jupiter.api.Tag;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** No bytes of any kind lead a target astray or an HTTP/1 connection to an exception. */
@Tag("fuzz")
class HttpFuzzTest {

    private static final RouteTable ROUTES =
            new RouteTable(
                    List.of(
                            HttpRoute.exact("GET", "/a", _ -> {}),
                            HttpRoute.prefix("GET", "/a/", _ -> {}),
                            HttpRoute.prefix("POST", "/", _ -> {})),
                    List.of());

    @FuzzTest
    void targetsAreReadOneWay(byte[] bytes) {
        String target = new String(bytes, StandardCharsets.ISO_8859_1);
        try {
            RequestTarget read = RequestTarget.parse("GET", target);
            String path = read.path();
            assertThat(path).startsWith("/").doesNotContain("\0");
            assertThat(path.split("/", -1)).doesNotContain("..", ".");
            assertThat(read.segments()).hasSize((int) path.chars().filter(c -> c == '/').count());
            if (!read.hasEncodedSlash()) {
                assertThat("/" + String.join("/", read.segments())).isEqualTo(path);
            }
            assertThat(ROUTES.find("GET", path, target)).isNotNull();
        } catch (HttpFault refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }

    @FuzzTest
    void connectionsAnswerOrClose(byte[] bytes) {
        assertThat(Http1PropertyTest.answer(bytes, -1)).isNotNull();
    }
}
