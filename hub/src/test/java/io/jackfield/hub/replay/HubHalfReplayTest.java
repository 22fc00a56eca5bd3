package io.jackfield.hub.replay;

import io.jackfield.transport.Transport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** The plugins' half of each recorded connection, against this hub. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubHalfReplayTest {
    private final Transport transport = Transport.create();

    static List<Scenario> scenarios() {
        return Recordings.all().stream().filter(Scenario::hasHub).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void answersAsTheOriginal(Scenario scenario) throws Exception {
        try (var half = new HubHalf(scenario, transport)) {
            half.play();
        }
    }

    @AfterAll
    void close() {
        transport.close();
    }
}
