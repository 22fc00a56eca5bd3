package io.jackfield.webwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.core.Link;
import io.jackfield.webwire.ServerImplementation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** What a server makes of malformed and unexpected messages: section 15.2, M1 to M22, M33, M34. */
class MalformedTest {
    private static final ServerImplementation ECHO = (connection, request) -> request.payload();
    private static final String PROBE = "7f0900000000000000046563686f70";
    private static final String PROBED = "bf090000000000000070";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "M1, '', -, ''",
        "M2, c8, -, ''",
        "M3, 7f, 060000000000000000, 060000000000000000",
        "M4, 7f010000000000000000, 060100000000000000, 060000000000000000",
        "M5, 7f01000000000000000341, 060100000000000000, 060100000000000000",
        "M6, 800100000000000000ff696e76616c6964, 060100000000000000, 060100000000000000",
        "M7, 81010000000000000000616263, 060100000000000000, 060000000000000000",
        "M8, 810100000000000000036f6464, 060100000000000000, 060000000000000000",
        "M9, 810100000000000000ff696e76616c696431, 060100000000000000, 060100000000000000",
        "M10, 1f01000000000000, 060000000000000000, 060000000000000000",
        "M11, 1f010000000000000078, 060100000000000000, 060000000000000000",
        "M12, 200100000000000000, 060100000000000000, 060000000000000000",
        "M13, 3f00, -, ''",
        "M14, 3fff696e76616c6964, -, ''",
        "M15, 3f0161, -, ''",
        "M16, 4100616263, -, ''",
        "M17, 41026162, -, ''",
        "M18, 41016100, -, ''",
        "M19, 2100, -, ''",
        "M20, 060100000000000000, -, ''",
        "M21, bf010000000000000078, -, ''",
        "M22, 16, -, ''",
        "heartbeat, 21, -, ''",
        "M33, 41036f6464680069, -, ''",
        "M34, 7f01000000000000000201ff78, bf010000000000000078, bf010000000000000078",
    })
    void a14ConnectionSurvives(String row, String message, String answer, String reference) {
        var client = RawClient.connect(ServerDialect.V1_4, ECHO);
        assertThat(client.send(message))
                .isEqualTo(answer.equals("-") ? List.of() : List.of(answer));
        assertThat(client.send(PROBE)).containsExactly(PROBED);

        var exact = RawClient.connect(ServerDialect.V1_4, ECHO, true);
        assertThat(exact.send(message))
                .isEqualTo(reference.isEmpty() ? List.of() : List.of(reference));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "M1, '', true",
        "M2, c8, true",
        "M3, 7f, true",
        "M4, 7f010000000000000000, true",
        "M5, 7f01000000000000000341, true",
        "M6, 800100000000000000ff696e76616c6964, true",
        "M7, 81010000000000000000616263, true",
        "M8, 810100000000000000036f6464, true",
        "M9, 810100000000000000ff696e76616c696431, true",
        "M10, 1f01000000000000, true",
        "M11, 1f010000000000000078, true",
        "M12, 200100000000000000, true",
        "M13, 3f00, true",
        "M14, 3fff696e76616c6964, true",
        "M15, 3f0161, false",
        "M16, 4100616263, true",
        "M17, 41026162, true",
        "M18, 41016100, true",
        "M19, 2100, true",
        "M20, 060100000000000000, true",
        "M21, bf010000000000000078, false",
        "M22, 16, false",
        "heartbeat, 21, false",
        "M33, 41036f6464680069, false",
    })
    void a20ConnectionIsClosedWithoutAnAnswer(String row, String message, boolean closes) {
        var client = RawClient.connect(ServerDialect.V2_0, ECHO);

        assertThat(client.send(message)).isEmpty();
        assertThat(client.closed != null).isEqualTo(closes);
        if (!closes) {
            assertThat(client.send(PROBE)).containsExactly(PROBED);
        }
    }

    @Test
    void namesReachTheApplicationAsPrintableAscii() {
        ServerImplementation tellingNames =
                (connection, request) -> io.jackfield.webwire.Payload.utf8(request.name());
        var client = RawClient.connect(ServerDialect.V2_0, tellingNames);

        assertThat(client.send("7f01000000000000000201ff78"))
                .containsExactly("c00100000000000000" + "253031254646");
    }

    @Test
    void textFramesAreTakenIn14AndCloseA20Connection() {
        var old = RawClient.connect(ServerDialect.V1_4, ECHO);
        assertThat(old.send(PROBE, Link.Kind.TEXT)).containsExactly(PROBED);

        var current = RawClient.connect(ServerDialect.V2_0, ECHO);
        assertThat(current.send(PROBE, Link.Kind.TEXT)).isEmpty();
        assertThat(current.closed).isNotNull();
    }
}
