package io.jackfield.webwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ComplaintsTest {

    @Test
    void malformedMessagesFillNoLog() {
        List<String> lines = new ArrayList<>();
        var complaints = new Complaints("a client", lines::add);
        for (int i = 0; i < 1000; i++) {
            complaints.log("an undefined type 200");
        }

        assertThat(lines).hasSize(Complaints.MOST + 1);
        assertThat(lines.getFirst()).isEqualTo("a client sent an undefined type 200");
        assertThat(lines.getLast()).isEqualTo("a client sends more of that; it is not logged");
    }

    @Test
    void malformedMessagesAreCountedAllTheSame() {
        var client = RawClient.connect(ServerDialect.V1_4, new Recorder());
        for (int i = 0; i < 1000; i++) {
            client.send("c8");
        }

        assertThat(client.settings.counters().malformed.sum()).isEqualTo(1000);
        assertThat(client.closed).isNull();
    }
}
