package io.jackfield.webwire.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/**
 * The client's half of every recording with a real server of the reference, played against this
 * one. Where this server is to differ stands in {@link Departure}.
 */
@Timeout(60)
class ClientHalfReplayTest {

    static Stream<Scenario> recordings() {
        return Recordings.all().stream()
                .filter(scenario -> scenario.serverKind().startsWith("go-"));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void answersAsRecorded(Scenario scenario) throws Exception {
        try (var server = new PlayedServer(scenario, true);
                var client = new ClientHalf(scenario, server)) {
            client.play();
            if (!Departure.ALL.containsKey(scenario.name())) {
                for (String hook : new String[] {"OnClientConnected", "OnRequest", "OnSignal"}) {
                    server.awaitCalls(hook, recorded(scenario, hook));
                    assertThat(server.script.count(hook))
                            .as(hook)
                            .isEqualTo(recorded(scenario, hook));
                }
            }
        }
    }

    private static int recorded(Scenario scenario, String hook) {
        return (int) scenario.serverOutcome().stream().filter(line -> line.contains(hook)).count();
    }
}
