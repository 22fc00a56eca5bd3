package io.jackfield.hub.replay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.core.Endpoint;
import io.jackfield.hub.HubPlugin;
import io.jackfield.hub.wire.RawPeer;
import io.jackfield.transport.Transport;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays what the hub sent to plugins, and has them do what the original's did. */
final class PluginHalf implements AutoCloseable {
    private static final Pattern START =
            Pattern.compile("dial and Start\\(receiver, \\{Name: (\".*\"), Version: (\".*\")}\\)");
    private static final Pattern SEND =
            Pattern.compile("plugin (\\S+): send (.*) into the async hook");
    private static final Pattern ENTERED =
            Pattern.compile("wait until plugin (\\S+) has entered (\\w+)");
    private static final Pattern RELEASE = Pattern.compile("plugin (\\S+): release gate \"(.*)\"");
    private static final Pattern SIGNAL =
            Pattern.compile("send (\\w+) to the process of plugin (\\S+)");

    private final Scenario scenario;
    private final Transport transport;
    private final ServerSocket hub;

    /** By the label of their connection. */
    private final Map<String, PlayedPlugin> plugins = new HashMap<>();

    PluginHalf(Scenario scenario, Transport transport) throws IOException {
        this.scenario = scenario;
        this.transport = transport;
        this.hub = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    void play() throws Exception {
        for (int at = 0; at <= scenario.steps().size(); at++) {
            for (Action action : scenario.at(at)) {
                perform(action);
            }
            if (PluginDeparture.livesOn(scenario)) {
                expectIntroductions();
                return;
            }
            if (at < scenario.steps().size()) {
                step(at, scenario.steps().get(at));
            }
        }
        for (PlayedPlugin plugin : plugins.values()) {
            plugin.expectEnd();
        }
    }

    private void perform(Action action) throws Exception {
        Matcher start = START.matcher(action.does());
        Matcher send = SEND.matcher(action.does());
        Matcher entered = ENTERED.matcher(action.does());
        Matcher release = RELEASE.matcher(action.does());
        Matcher signal = SIGNAL.matcher(action.does());
        if (start.matches()) {
            start(action.label(), text(start.group(1)), text(start.group(2)));
        } else if (send.matches()) {
            plugin(send.group(1)).emit(Recordings.JSON.readTree(send.group(2)));
        } else if (entered.matches()) {
            plugin(entered.group(1)).gates().awaitEntered(entered.group(2));
        } else if (release.matches()) {
            plugin(release.group(1)).gates().release(release.group(2));
        } else if (signal.matches()) {
            plugin(signal.group(2)).signal(signal.group(1));
        }
    }

    private static String text(String json) {
        return Recordings.JSON.readTree(json).asString();
    }

    private void start(String label, String name, String version) throws IOException {
        Object receiver = Receivers.of(scenario, label);
        HubPlugin.Builder builder =
                HubPlugin.of(MethodHandles.lookup(), receiver).name(name).version(version);
        Receivers.given(scenario).forEach(builder::describe);
        var endpoint = Endpoint.parse("tcp://127.0.0.1:" + hub.getLocalPort());
        if (PluginDeparture.isRefusedAtStart(scenario, label)) {
            assertThatThrownBy(() -> builder.connect(transport, endpoint))
                    .isInstanceOf(IllegalArgumentException.class);
            return;
        }
        HubPlugin plugin = builder.connect(transport, endpoint);
        plugins.put(
                scenario.connection(label),
                new PlayedPlugin(scenario, label, plugin, receiver, new RawPeer(hub.accept())));
    }

    private PlayedPlugin plugin(String label) {
        return Objects.requireNonNull(plugins.get(scenario.connection(label)));
    }

    private void expectIntroductions() throws IOException {
        for (PlayedPlugin plugin : plugins.values()) {
            plugin.expectIntroduction();
        }
    }

    private void step(int at, Step step) throws IOException {
        PlayedPlugin plugin = plugins.get(step.connection());
        if (plugin != null) {
            plugin.step(at, step);
        }
    }

    @Override
    public void close() throws IOException {
        hub.close();
        for (PlayedPlugin plugin : plugins.values()) {
            plugin.close();
        }
    }
}
