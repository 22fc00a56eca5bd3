package io.jackfield.webwire.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.webwire.Version;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

class RecordingsTest {

    @Test
    void readsEveryScenario() {
        List<Scenario> all = Recordings.all();

        assertThat(all).hasSize(92).extracting(Scenario::name).doesNotHaveDuplicates();
        assertThat(all).filteredOn(scenario -> scenario.clientProgram() == null).hasSize(11);
        assertThat(all.getFirst().version()).isEqualTo(Version.V1_4);
    }

    @Test
    void ignoresWhatVariesWhateverItsLength() {
        var step =
                new Step(
                        1,
                        false,
                        "binary",
                        true,
                        HexFormat.of().formatHex(bytes("k=ABC,t=12;")),
                        "",
                        List.of(
                                new Step.Varying(2, 3, "sessionKey"),
                                new Step.Varying(8, 2, "time")));

        assertThat(step.matches(bytes("k=ABC,t=12;"))).isTrue();
        assertThat(step.matches(bytes("k=longer,t=;"))).isTrue();
        assertThat(step.matches(bytes("k=ABC,u=12;"))).isFalse();
        assertThat(step.matches(bytes("k=ABC,t=12"))).isFalse();
        assertThat(step.matches(bytes("x=ABC,t=12;"))).isFalse();
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
