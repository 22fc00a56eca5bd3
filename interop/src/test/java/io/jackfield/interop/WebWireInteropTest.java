package io.jackfield.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

/** WebWire against programs in Go: the unmodified 1.4 reference, and a bare WebSocket for 2.0. */
class WebWireInteropTest {

    @TestFactory
    Stream<DynamicTest> theReferenceClientOf14WorksOnThisServer() throws Exception {
        try (Running server = Running.peer("webwire-server", "--listen", "127.0.0.1:0");
                Running client = Running.go("webwire14-client", "--address=" + server.address())) {
            return Verdicts.of(client.lines());
        }
    }

    @TestFactory
    Stream<DynamicTest> aBareClientOf20WorksOnThisServer() throws Exception {
        try (Running server = Running.peer("webwire-server", "--listen", "127.0.0.1:0");
                Running client = Running.go("webwire20-raw", "--address=" + server.address())) {
            return Verdicts.of(client.lines());
        }
    }

    @Test
    void shutsDownUnderTheLoadOfReferenceClients() throws Exception {
        try (Running server = Running.peer("webwire-server", "--listen", "127.0.0.1:0");
                Running client =
                        Running.go("webwire14-shutdown", "--address=" + server.address())) {
            assertThat(client.line()).startsWith("READY");
            server.terminate();
            client.say("go");

            assertThat(client.lines()).noneMatch(line -> line.startsWith("FAIL"));
            assertThat(server.hasEnded()).isTrue();
        }
    }
}
