package io.jackfield.hub.engine;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.api.Tag;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a plugin may send to a hub: whatever it is, each call ends once and the connection ends.
 * Fuzzed with {@code JAZZER_FUZZ=1}; in a build it runs on the inputs that are kept.
 */
@Tag("fuzz")
class HubEngineFuzzTest {
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofMinutes(5);

    @FuzzTest
    void endsEachCallOnce(byte[] stream) {
        FuzzedStreams.quietly();
        Recorded hub = new Recorded();
        List<byte[]> messages = FuzzedStreams.messages(stream);
        messages.stream().limit(1).forEach(hub::send);
        List<Recorded.Outcome> calls =
                Stream.of("\"1\"", "2", "null").map(json -> hub.call("Echo", json, CALL)).toList();
        messages.stream().skip(1).forEach(hub::send);
        calls.getFirst().cancel();
        hub.links.advance(CALL);
        var _ = hub.engine.leave("bye");
        hub.links.advance(LONG);
        for (Recorded.Outcome call : calls) {
            if (call.ends != 1) {
                throw new AssertionError("a call ended " + call.ends + " times");
            }
        }
        if (hub.told.stream().filter("registered"::equals).count() > 1) {
            throw new AssertionError("registered twice");
        }
    }
}
