package io.jackfield.hub.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.core.Endpoint;
import io.jackfield.hub.KeySequencer;
import io.jackfield.hub.PluginHub;
import io.jackfield.hub.frames.Envelope;
import io.jackfield.hub.wire.RawPeer;
import io.jackfield.transport.Listener;
import io.jackfield.transport.Transport;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Plays what the plugins sent to a hub, and has the hub do what the original's did. */
final class HubHalf implements AutoCloseable {
    private static final Executor THREADS = Thread::startVirtualThread;
    private static final long LIMIT_SECONDS = 10;

    private final Scenario scenario;
    private final PluginHub hub;
    private final int port;
    private final Heard heard = new Heard();
    private final HubActions actions;
    private final Map<String, RawPeer> peers = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final List<Begun> begun = new ArrayList<>();

    private record Begun(Action action, CompletableFuture<Outcome> outcome) {}

    HubHalf(Scenario scenario, Transport transport) {
        this.scenario = scenario;
        PluginHub.Builder builder = PluginHub.builder().listener(heard);
        for (Action action : scenario.script()) {
            if (action.verb().equals("Serve") && action.does().contains("WithKeySequencer")) {
                int attempts = Integer.parseInt(action.does().replaceAll("\\D", ""));
                builder.keySequencer(new KeySequencer(name -> name + "#", attempts));
            }
        }
        hub = builder.build();
        Listener listener = hub.listen(transport, Endpoint.parse("tcp://127.0.0.1:0"));
        port = ((Endpoint.Tcp) listener.endpoint()).port();
        actions = new HubActions(hub);
    }

    void play() throws Exception {
        int end = Departure.end(scenario);
        for (int at = 0; at <= scenario.steps().size() && at <= end; at++) {
            finish(at);
            for (Action action : scenario.at(at)) {
                begin(action);
            }
            if (at < scenario.steps().size() && at < end) {
                step(at, scenario.steps().get(at));
            }
        }
        finish(Integer.MAX_VALUE);
        for (RawPeer peer : peers.values()) {
            peer.close();
        }
        heard.expect(scenario);
    }

    private void begin(Action action) throws Exception {
        if (action.does().startsWith("dial") || action.does().equals("connect")) {
            peers.put(scenario.connection(action.label()), RawPeer.dial(port));
        } else if (HubActions.isKnown(action)) {
            if (Departure.isLeftOut(scenario, action)) {
                return;
            }
            var outcome = CompletableFuture.supplyAsync(() -> actions.perform(action), THREADS);
            begun.add(new Begun(action, outcome));
            if (action.returnedAt() == action.at()) {
                finish(action.at());
            }
        }
    }

    /** Looks at what had returned by then. */
    private void finish(int at) throws Exception {
        for (var each = begun.iterator(); each.hasNext(); ) {
            Begun next = each.next();
            if (next.action().returnedAt() <= at) {
                each.remove();
                next.outcome().get(LIMIT_SECONDS, TimeUnit.SECONDS).expect(scenario, next.action());
            }
        }
    }

    private void step(int at, Step step) throws IOException {
        RawPeer peer = Objects.requireNonNull(peers.get(step.connection()));
        if (step.isHubs()) {
            hubs(at, step, peer);
        } else if (step.event().equals("reset")) {
            peer.reset();
            ended.add(step.connection());
            awaitForgotten();
        } else if (!step.isEnd()) {
            boolean isSlow = scenario.does(at, "in pieces of 1:");
            peer.send(step.bytes(), isSlow ? 1 : step.bytes().length);
        } else {
            // Not a full close, which could lose what the hub sends: its end is a step of its own.
            peer.endOutput();
        }
    }

    private void hubs(int at, Step step, RawPeer peer) throws IOException {
        if (step.isEnd()) {
            assertThat(peer.awaitEnd()).as("step %d: bytes before the end", at).isZero();
            ended.add(step.connection());
            awaitForgotten();
        } else {
            RawPeer.Received<Envelope> received = peer.receive().orElseThrow();
            Expected.value(step, received);
        }
    }

    /** What the script does next must not meet a plugin whose connection has ended. */
    private void awaitForgotten() {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .until(() -> hub.connected().size() <= peers.size() - ended.size());
    }

    @Override
    public void close() throws IOException {
        for (RawPeer peer : peers.values()) {
            peer.close();
        }
        hub.close();
    }
}
