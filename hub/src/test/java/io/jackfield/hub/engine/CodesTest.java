package io.jackfield.hub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Execution;
import io.jackfield.core.Limits;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.MemoryLinks;
import io.jackfield.hub.PluginInfo;
import io.jackfield.hub.codec.Codec;
import io.jackfield.hub.codec.CodecLimits;
import io.jackfield.hub.codec.CodedEnvelopes;
import io.jackfield.hub.codec.EnvelopeWriter;
import io.jackfield.hub.codec.HelloWriter;
import io.jackfield.hub.codec.PluginReader;
import io.jackfield.hub.frames.Envelope;
import io.jackfield.hub.frames.Frame;
import io.jackfield.hub.frames.Hello;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Codes of errors, which only peers of Jackfield are to see. */
class CodesTest {
    private static final Hello HELLO = new Hello(new PluginInfo("x", "v9", Map.of()), "", true);

    @Test
    void aHubTellsPluginsThatHaveCodesThatItKnowsThem() {
        var recorded = new Recorded();
        recorded.hello(HELLO);

        assertThat(recorded.hasCodes()).isTrue();
        assertThat(recorded.received).isEmpty();
    }

    @Test
    void aHubTellsPluginsInGoNothingOfCodes() {
        assertThat(Recorded.introduced().hasCodes()).isFalse();
    }

    @Test
    void aPluginTellsCodesToHubsThatKnowThem() {
        var hub = new ScriptedHub();
        hub.send(CodedEnvelopes.announcement());
        hub.call(0);
        hub.call(1);

        assertThat(hub.received)
                .containsExactly(
                        HELLO, new Answer(0, "no", "ABORTED"), new Answer(1, "no", "ABORTED"));
    }

    @Test
    void aPluginTellsOtherHubsTheTextAlone() {
        var hub = new ScriptedHub();
        hub.call(0);

        assertThat(hub.received).containsExactly(HELLO, new Answer(0, "no", ""));
    }

    /** Parts of an envelope that can be compared. */
    private record Answer(long seq, String error, String code) {}

    /** A hub's end that a test plays by hand, and a plugin's engine whose calls all fail. */
    private static final class ScriptedHub implements LinkHandler, PluginOwner {
        private final MemoryLinks.Manual links = MemoryLinks.manual();
        private final PluginReader reader = new Codec(CodecLimits.DEFAULT).pluginReader();
        private final List<Object> received = new ArrayList<>();
        private @Nullable Link link;
        private boolean isDefined;

        ScriptedHub() {
            var settings =
                    new PluginSettings(
                            new Codec(CodecLimits.DEFAULT),
                            Execution.INLINE,
                            1,
                            1,
                            1,
                            Duration.ofSeconds(1));
            var engine = new PluginEngine(settings, HelloWriter.messages(HELLO), this);
            links.connect("test", this, engine, Limits.DEFAULT);
            links.run();
        }

        void call(long seq) {
            if (!isDefined) {
                send(EnvelopeWriter.HUB.definition());
                isDefined = true;
            }
            var call = EnvelopeWriter.HUB.encode(Envelope.call(seq, "", "M", new byte[0]));
            ByteBuffer bytes = ByteBuffer.allocate(call.length());
            call.write(bytes);
            send(bytes.array());
        }

        void send(byte[] message) {
            Link current = java.util.Objects.requireNonNull(link);
            var _ =
                    current.post(
                            new Link.Posted() {
                                @Override
                                public void run(Link to) {
                                    to.commit(
                                            to.reserve(message.length, Link.Kind.BYTES)
                                                    .put(message));
                                }

                                @Override
                                public void failed(CloseReason reason) {}
                            });
            links.run();
        }

        @Override
        public void opened(Link opened) {
            link = opened;
        }

        @Override
        public void message(Link from, ByteBuffer in, Link.Kind kind) {
            Frame frame = reader.read(in);
            if (frame instanceof Envelope envelope) {
                received.add(new Answer(envelope.seq(), envelope.error(), envelope.code()));
            } else if (frame != null) {
                received.add(frame);
            }
        }

        @Override
        public void closed(Link from, CloseReason reason) {}

        @Override
        public void connected(Link link) {}

        @Override
        public Envelope answer(Envelope call) {
            return call.failure("no", "ABORTED");
        }

        @Override
        public void toldToGo(String error) {}

        @Override
        public void closed(CloseReason reason) {}
    }
}
