package io.jackfield.hub.board;

import io.jackfield.core.JackfieldException;
import io.jackfield.core.Principal;
import io.jackfield.hub.AsyncData;
import io.jackfield.hub.ConnectedPlugin;
import io.jackfield.hub.Function;
import io.jackfield.hub.HubListener;
import io.jackfield.hub.PluginHub;
import io.jackfield.switchboard.Names;
import io.jackfield.switchboard.Payload;
import io.jackfield.switchboard.PublishOptions;
import io.jackfield.switchboard.Registration;
import io.jackfield.switchboard.Shape;
import io.jackfield.switchboard.Switchboard;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plugins on the switchboard: methods are functions {@code plugin/<name>/<Method>} for as long as
 * the plugin is connected, messages are published on the topic {@code plugin/<name>}. A name that
 * the switchboard cannot have is logged and left out.
 */
final class Bridge implements HubListener {
    private static final System.Logger LOG = System.getLogger("io.jackfield.hub");

    private final Switchboard board;
    private final PluginHub hub;
    private final Map<String, Offered> offered = new HashMap<>(); // guarded by this

    /** What one plugin offers. */
    private record Offered(ConnectedPlugin plugin, Registration registration) {}

    Bridge(Switchboard board, PluginHub hub) {
        this.board = board;
        this.hub = hub;
    }

    /**
     * The name of a plugin on the switchboard.
     *
     * @throws IllegalArgumentException if it has none
     */
    static String topic(String plugin) {
        return "plugin/" + Names.encode(plugin);
    }

    /**
     * The name of a method on the switchboard.
     *
     * @throws IllegalArgumentException if it has none
     */
    static String function(String plugin, String method) {
        return topic(plugin) + "/" + Names.encode(method);
    }

    @Override
    public synchronized void connected(ConnectedPlugin plugin) {
        // One that came back may be here before it is known that it had gone.
        withdraw(offered.remove(plugin.name()));
        if (!hub.connected().containsValue(plugin)) {
            return;
        }
        try {
            String prefix = topic(plugin.name());
            List<io.jackfield.switchboard.Function> functions = new ArrayList<>();
            for (Function function : plugin.info().functions().values()) {
                add(functions, plugin, prefix, function);
            }
            if (!functions.isEmpty()) {
                offered.put(
                        plugin.name(),
                        new Offered(plugin, board.offer(principal(plugin), functions)));
            }
        } catch (JackfieldException | IllegalArgumentException refused) {
            LOG.log(
                    Level.WARNING,
                    "the functions of plugin \"{0}\" are not offered: {1}",
                    plugin.name(),
                    refused.getMessage());
        }
    }

    private void add(
            List<io.jackfield.switchboard.Function> functions,
            ConnectedPlugin plugin,
            String prefix,
            Function function) {
        String method = function.name();
        String name = method.isEmpty() ? "" : prefix + "/" + Names.encode(method);
        if (!Names.isValid(name)) {
            LOG.log(
                    Level.WARNING,
                    "the function \"{0}\" of plugin \"{1}\" is not offered: its name cannot be one"
                            + " of the switchboard",
                    method,
                    plugin.name());
            return;
        }
        functions.add(
                io.jackfield.switchboard.Function.remote(
                                name, Shape.UNARY, new PluginHandler(hub, plugin.name(), method))
                        .describedAs(method + " of the plugin " + plugin.name())
                        .input(Types.of(method + ".input", function.input()))
                        .output(Types.of(method + ".output", function.output()))
                        .providedBy(prefix));
    }

    @Override
    public void message(AsyncData message) {
        try {
            Payload payload = message.payload().size() == 0 ? Payload.NULL : message.payload();
            board.publish(
                    topic(message.plugin().name()),
                    payload,
                    PublishOptions.as(principal(message.plugin())));
        } catch (JackfieldException | IllegalArgumentException refused) {
            LOG.log(
                    Level.DEBUG,
                    "a message of plugin \"{0}\" was not published: {1}",
                    message.plugin().name(),
                    refused.getMessage());
        }
    }

    @Override
    public synchronized void disconnected(ConnectedPlugin plugin, boolean graceful) {
        Offered known = offered.get(plugin.name());
        // By identity: another plugin may have the name by now.
        if (known != null && isSame(known.plugin(), plugin)) {
            withdraw(offered.remove(plugin.name()));
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(ConnectedPlugin one, ConnectedPlugin other) {
        return one == other;
    }

    private static void withdraw(@Nullable Offered gone) {
        if (gone != null) {
            gone.registration().close();
        }
    }

    private static Principal principal(ConnectedPlugin plugin) {
        return new Principal(topic(plugin.name()));
    }
}
