package io.jackfield.hub.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** That no recording is left out. */
class RecordingsTest {

    @Test
    void eachIsPlayedByOneHalfAtLeast() {
        Set<String> played = names(HubHalfReplayTest.scenarios());
        played.addAll(names(PluginHalfReplayTest.scenarios()));

        assertThat(played).hasSize(107).isEqualTo(names(Recordings.all()));
    }

    @Test
    void thoseOfTwoUnmodifiedSidesArePlayedByBoth() {
        Set<String> both = names(Recordings.all());
        both.removeIf(name -> name.startsWith("raw-"));

        assertThat(names(HubHalfReplayTest.scenarios())).containsAll(both);
        assertThat(names(PluginHalfReplayTest.scenarios())).containsAll(both).hasSize(52 + 17);
    }

    private static Set<String> names(List<Scenario> scenarios) {
        return scenarios.stream()
                .map(Scenario::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
