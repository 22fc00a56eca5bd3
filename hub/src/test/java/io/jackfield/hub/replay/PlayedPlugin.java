package io.jackfield.hub.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.hub.HubPlugin;
import io.jackfield.hub.PluginEnd;
import io.jackfield.hub.PluginInfo;
import io.jackfield.hub.frames.Envelope;
import io.jackfield.hub.wire.RawPeer;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One plugin of a scenario with the raw hub's end of its connection. */
final class PlayedPlugin implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Scenario scenario;
    private final String label;
    private final HubPlugin plugin;
    private final Object receiver;
    private final RawPeer hub;

    /** Answers come in the order in which methods end, which is not always the recorded one. */
    private final List<RawPeer.Received<Envelope>> early = new ArrayList<>();

    private boolean isIntroduced;

    /** A call that comes while the signal is taken may be answered. */
    private boolean isSignalled;

    private PluginEnd.Kind expectedEnd = PluginEnd.Kind.LOST;

    PlayedPlugin(Scenario scenario, String label, HubPlugin plugin, Object receiver, RawPeer hub) {
        this.scenario = scenario;
        this.label = label;
        this.plugin = plugin;
        this.receiver = receiver;
        this.hub = hub;
        if (receiver instanceof GateMethods gates) {
            gates.onCrash(this::crash);
        }
    }

    GateMethods gates() {
        return (GateMethods) receiver;
    }

    void emit(JsonNode value) {
        plugin.emit(value);
    }

    /** What a program would do: end at once, or finish what it works on. */
    void signal(String name) {
        if (name.equals("SIGKILL")) {
            crash();
        } else {
            expectedEnd = PluginEnd.Kind.CLOSED;
            isSignalled = true;
            Thread.ofVirtual().start(this::drain);
        }
    }

    private void crash() {
        expectedEnd = PluginEnd.Kind.CLOSED;
        plugin.close();
    }

    private void drain() {
        try {
            assertThat(plugin.drain(LIMIT)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void step(int at, Step step) throws IOException {
        if (step.isHubs()) {
            hubs(step);
        } else if (!step.isEnd() && !isIntroduced) {
            isIntroduced = true;
            Introduction.expect(scenario, step, hub.receive(PluginInfo.class).orElseThrow());
        } else if (!step.isEnd()) {
            Answer.expect(scenario, step, received(step.value()));
        } else {
            assertThat(early).filteredOn(each -> !isSignalled).isEmpty();
            int left = hub.awaitEnd();
            assertThat(left == 0 || isSignalled).as("step %d: bytes before the end", at).isTrue();
        }
    }

    private void hubs(Step step) throws IOException {
        if (step.event().equals("reset")) {
            hub.reset();
        } else if (step.isEnd()) {
            // Not a full close, which could lose what the plugin sends.
            hub.endOutput();
        } else {
            if (step.value().path("Method").asString("").equals(Envelope.SHUTDOWN)) {
                boolean isRefusal = step.value().has("Error");
                expectedEnd = isRefusal ? PluginEnd.Kind.REFUSED : PluginEnd.Kind.TOLD_TO_GO;
            }
            hub.send(step.bytes(), step.bytes().length);
        }
    }

    private RawPeer.Received<Envelope> received(JsonNode value) throws IOException {
        for (int i = 0; i < early.size(); i++) {
            if (isAnswer(value, early.get(i))) {
                return early.remove(i);
            }
        }
        RawPeer.Received<Envelope> next = hub.receive().orElseThrow();
        while (!isAnswer(value, next)) {
            early.add(next);
            next = hub.receive().orElseThrow();
        }
        return next;
    }

    private static boolean isAnswer(JsonNode value, RawPeer.Received<Envelope> received) {
        Envelope envelope = received.value();
        return envelope.method().equals(value.path("Method").asString(""))
                && Long.toUnsignedString(envelope.seq()).equals(value.path("Seq").asString("0"));
    }

    /** That it is there, after a step in which the original died. */
    void expectIntroduction() throws IOException {
        PluginInfo info = hub.receive(PluginInfo.class).orElseThrow().value();
        assertThat(info.functions()).isNotEmpty();
        assertThat(plugin.isConnected()).isTrue();
    }

    /** After all steps. */
    void expectEnd() throws InterruptedException {
        PluginEnd end = plugin.awaitEnd(LIMIT).orElse(null);
        assertThat(Objects.requireNonNull(end, label + " is still there").kind())
                .isEqualTo(expectedEnd);
    }

    @Override
    public void close() throws IOException {
        if (receiver instanceof GateMethods gates) {
            gates.releaseAll();
        }
        plugin.close();
        hub.close();
    }
}
