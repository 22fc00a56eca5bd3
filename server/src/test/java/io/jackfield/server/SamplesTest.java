package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Samples are called by strangers in their first five minutes: odd input gets a clear answer. */
@Timeout(60)
class SamplesTest {
    @TempDir Path folder;

    @Test
    void oddInputIsRefusedWithAReason() throws Exception {
        String[][] calls = {
            {"demo/math/sum", "{\"numbers\":[1e999999999,1]}", "exponents"},
            {"demo/math/sum", "{\"numbers\":[1e-999999999,1]}", "exponents"},
            {"demo/math/sum", "{}", "numbers"},
            {"demo/math/sum", "{\"numbers\":[null]}", "null"},
            {"demo/errors/fail", "{}", "code"},
            {"demo/errors/fail", "{\"code\":\"OK\",\"message\":\"\"}", "code"},
            {"demo/errors/slow", "{\"millis\":-1}", "millis"},
            {"demo/errors/slow", "{\"millis\":60001}", "millis"},
        };
        try (var server = new TestServer(folder)) {
            for (String[] call : calls) {
                var answer = server.call(call[0], call[1]);
                assertThat(answer.body())
                        .as(call[0] + " " + call[1])
                        .contains("INVALID_ARGUMENT")
                        .contains(call[2]);
            }
            assertThat(server.call("demo/math/sum", "{\"numbers\":[0.1,0.2,1e3]}").body())
                    .isEqualTo("{\"sum\":1000.3}");
        }
    }
}
