package io.jackfield.hub.replay;

import io.jackfield.transport.Transport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** The hub's half of each recorded connection, against plugins of this house. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginHalfReplayTest {
    private final Transport transport = Transport.create();

    static List<Scenario> scenarios() {
        return Recordings.all().stream().filter(Scenario::hasPlugin).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void answersAsTheOriginal(Scenario scenario) throws Exception {
        try (var half = new PluginHalf(scenario, transport)) {
            half.play();
        }
    }

    @AfterAll
    void close() {
        transport.close();
    }
}
