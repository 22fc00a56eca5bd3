package io.jackfield.hub.engine;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Execution;
import io.jackfield.core.Limits;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.MemoryLinks;
import io.jackfield.hub.codec.Codec;
import io.jackfield.hub.codec.CodecLimits;
import io.jackfield.hub.frames.Envelope;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a hub may send to a plugin: whatever it is, each call is answered once at most and the
 * connection ends once. Fuzzed with {@code JAZZER_FUZZ=1}; in a build it runs on the inputs that
 * are kept.
 */
@Tag("fuzz")
class PluginEngineFuzzTest {
    private static final PluginSettings SETTINGS =
            new PluginSettings(
                    new Codec(CodecLimits.DEFAULT),
                    Execution.INLINE,
                    1,
                    1,
                    4,
                    Duration.ofSeconds(30));

    @FuzzTest
    void answersEachCallOnce(byte[] stream) {
        FuzzedStreams.quietly();
        var owner = new Owner();
        var hub = new Hub();
        var links = MemoryLinks.manual();
        links.connect("fuzz", new PluginEngine(SETTINGS, List.of(), owner), hub, Limits.DEFAULT);
        links.run();
        for (byte[] message : FuzzedStreams.messages(stream)) {
            hub.send(message);
            links.run();
        }
        hub.close();
        links.run();
        links.advance(Duration.ofMinutes(5));
        if (owner.ends != 1) {
            throw new AssertionError("it ended " + owner.ends + " times");
        }
        // The definition goes before the first answer.
        int most = owner.calls == 0 ? 0 : owner.calls + 1;
        if (hub.received > most) {
            throw new AssertionError(hub.received + " answers to " + owner.calls + " calls");
        }
    }

    private static final class Owner implements PluginOwner {
        private int calls;
        private int ends;

        @Override
        public void connected(Link link) {}

        @Override
        public Envelope answer(Envelope call) {
            calls++;
            return call.result(call.payload());
        }

        @Override
        public void toldToGo(String error) {}

        @Override
        public void closed(CloseReason reason) {
            ends++;
        }
    }

    private static final class Hub implements LinkHandler {
        private int received;
        private @Nullable Link link;

        void send(byte[] message) {
            post(end -> end.commit(end.reserve(message.length, Link.Kind.BYTES).put(message)));
        }

        void close() {
            if (link != null) {
                link.close(CloseReason.NORMAL);
            }
        }

        private void post(Consumer<Link> task) {
            if (link == null) {
                return;
            }
            var _ =
                    link.post(
                            new Link.Posted() {
                                @Override
                                public void run(Link running) {
                                    task.accept(running);
                                }

                                @Override
                                public void failed(CloseReason why) {}
                            });
        }

        @Override
        public void opened(Link opened) {
            link = opened;
        }

        @Override
        public void message(Link from, ByteBuffer in, Link.Kind kind) {
            received++;
        }

        @Override
        public void closed(Link from, CloseReason why) {
            link = null;
        }
    }
}
