package io.jackfield.webwire.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.webwire.Payload;
import io.jackfield.webwire.PayloadEncoding;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.SessionInfoParser;
import io.jackfield.webwire.codec.SessionJson;

import java.nio.ByteBuffer;

/**
 * Compares the times of the session that rests in the store from the start. Those of sessions made
 * meanwhile are real here, and constants of the script's manager in the recording.
 */
final class SessionTimes {
    private boolean isLookedUp;

    void compare(String what, Step recorded, byte[] message) {
        boolean hasTimes = recorded.varying().stream().anyMatch(part -> part.what().equals("time"));
        if (!hasTimes || message[0] != (byte) 0xc0) {
            return;
        }
        Session expected = session(recorded.bytes());
        Session actual = session(message);
        if (expected.key().text().equals("stored-key")) {
            assertThat(actual.created()).as(what).isEqualTo(expected.created());
            if (!isLookedUp) {
                assertThat(actual.lastLookup()).as(what).isEqualTo(expected.lastLookup());
            }
            isLookedUp = true;
        }
    }

    private static Session session(byte[] reply) {
        var json = ByteBuffer.wrap(reply, 9, reply.length - 9);
        return SessionJson.decode(
                Payload.of(PayloadEncoding.UTF8, json), SessionInfoParser.GENERIC);
    }
}
