package io.jackfield.webwire.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.webwire.wire.HttpAnswer;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Compares an answer of HTTP with the recorded one: status, headers, and the body of what is no
 * refusal.
 */
final class HttpComparison {
    private static final Set<String> VARYING = Set.of("date", "sec-websocket-accept");

    static void compare(Exchange exchange, HttpAnswer answer) {
        String what = exchange.request().startLine() + " on " + exchange.conn();
        Exchange.Head recorded = exchange.response();
        boolean isRefused = recorded.status() >= 400;
        boolean isForbidden = recorded.status() == 403 || recorded.status() == 405;
        assertThat(answer.status()).as(what).isEqualTo(recorded.status());
        for (Map.Entry<String, String> header : recorded.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            boolean isFree =
                    VARYING.contains(name)
                            || (isRefused && name.startsWith("content-"))
                            || (isForbidden && !name.startsWith("access-control-"));
            if (!isFree) {
                assertThat(answer.header(name, "missing").toLowerCase(Locale.ROOT))
                        .as("%s: %s", what, name)
                        .isEqualTo(header.getValue().toLowerCase(Locale.ROOT));
            }
        }
        assertThat(
                        answer.headers().stream()
                                .map(header -> header.getKey().toLowerCase(Locale.ROOT))
                                .filter(name -> name.startsWith("access-control-"))
                                .filter(name -> !isRecorded(recorded, name)))
                .as("%s: headers for other origins", what)
                .isEmpty();
        if (!isRefused) {
            assertThat(answer.body()).as(what).isEqualTo(recorded.body());
        }
    }

    private static boolean isRecorded(Exchange.Head recorded, String name) {
        return recorded.headers().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase(name));
    }

    private HttpComparison() {}
}
