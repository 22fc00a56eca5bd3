package io.jackfield.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
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

    @TestFactory
    Stream<DynamicTest> thisClientWorksOnTheReferenceServerOf14() throws Exception {
        try (Running server = Running.go("webwire14-server", "--listen=127.0.0.1:0");
                Running client = client("1.4", server.address() + "/")) {
            return Verdicts.of(client.lines());
        }
    }

    @TestFactory
    Stream<DynamicTest> thisClientWorksOnABareServerOf20() throws Exception {
        try (Running server = Running.go("webwire20-raw-server", "--listen=127.0.0.1:0");
                Running client = client("2.0", server.address() + "/v2")) {
            return Verdicts.of(client.lines());
        }
    }

    @TestFactory
    Stream<DynamicTest> bothEndsOfThisHouseWorkTogether() throws Exception {
        try (Running server = Running.peer("webwire-server", "--listen", "127.0.0.1:0")) {
            String address = server.address();
            try (Running old = client("1.4", address + "/");
                    Running current = client("2.0", address + "/v2")) {
                return Stream.concat(Verdicts.of(old.lines()), Verdicts.of(current.lines()));
            }
        }
    }

    private static Running client(String version, String address) throws IOException {
        return Running.peer("webwire-client", "--version", version, "--address", address);
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
