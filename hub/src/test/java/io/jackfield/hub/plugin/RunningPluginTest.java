package io.jackfield.hub.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Execution;
import io.jackfield.core.Limits;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.MemoryLinks;
import io.jackfield.hub.Calculator;
import io.jackfield.hub.HubPlugin;
import io.jackfield.hub.MethodNaming;
import io.jackfield.hub.PluginInfo;
import io.jackfield.hub.Reconnect;
import io.jackfield.hub.codec.Codec;
import io.jackfield.hub.codec.CodecLimits;
import io.jackfield.hub.codec.HelloWriter;
import io.jackfield.hub.engine.PluginEngine;
import io.jackfield.hub.engine.PluginSettings;
import io.jackfield.hub.frames.Hello;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;

/** A plugin that connects again, on links in virtual time. */
@Timeout(60)
class RunningPluginTest {
    private static final Duration FIRST = Duration.ofMillis(1);

    private final LinkedBlockingQueue<Dialed> dialed = new LinkedBlockingQueue<>();
    private final Backoff backoff = new Backoff(new Reconnect(FIRST, Duration.ofHours(1)), () -> 0);

    /** A hub that does nothing by itself. */
    private static final class Dialed implements LinkHandler {
        final MemoryLinks.Manual links = MemoryLinks.manual();
        private @Nullable Link link;

        Dialed(PluginEngine engine) {
            links.connect("hub", this, engine, Limits.DEFAULT);
            links.run();
        }

        Link link() {
            return Objects.requireNonNull(link);
        }

        void drop() {
            link().close(CloseReason.NORMAL);
            links.run();
        }

        @Override
        public void opened(Link opened) {
            link = opened;
        }

        @Override
        public void message(Link from, ByteBuffer in, Link.Kind kind) {}

        @Override
        public void closed(Link from, CloseReason reason) {}
    }

    private RunningPlugin plugin() {
        var info = new PluginInfo("x", "v1", Map.of());
        var settings =
                new PluginSettings(
                        new Codec(CodecLimits.DEFAULT),
                        Execution.BLOCKING,
                        1,
                        1,
                        1,
                        Duration.ofSeconds(30));
        return new RunningPlugin(
                info,
                settings,
                HelloWriter.messages(new Hello(info)),
                Methods.of(MethodHandles.lookup(), new Calculator(), MethodNaming.CAPITALIZED),
                backoff);
    }

    private Link dial(PluginEngine engine) {
        var hub = new Dialed(engine);
        dialed.add(hub);
        return hub.link();
    }

    @Test
    void waitsLongerUntilAConnectionHasLasted() throws Exception {
        try (HubPlugin plugin = connected()) {
            for (int failures = 0; failures < 5; failures++) {
                assertThat(backoff.proof()).isEqualTo(FIRST.multipliedBy(1L << failures));
                dialed.take().drop();
            }
            Dialed steady = dialed.take();
            steady.links.advance(Duration.ofMillis(30));
            assertThat(backoff.proof()).isEqualTo(Duration.ofMillis(32));
            steady.links.advance(Duration.ofMillis(30));
            assertThat(backoff.proof()).isEqualTo(FIRST);
            assertThat(plugin.isConnected()).isTrue();
        }
    }

    private HubPlugin connected() {
        var plugin = plugin();
        plugin.connect(this::dial);
        return plugin;
    }
}
