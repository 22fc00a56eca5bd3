package io.jackfield.hub.board;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.ConnectedPlugin;
import io.jackfield.hub.Entity;
import io.jackfield.hub.Function;
import io.jackfield.hub.PluginHub;
import io.jackfield.switchboard.Offered;

import java.util.List;

/** What the server tells of its plugins, as functions {@code hub/list} and {@code hub/describe}. */
public final class HubFunctions {
    private final PluginHub hub;

    HubFunctions(PluginHub hub) {
        this.hub = hub;
    }

    /**
     * One plugin.
     *
     * @param name under which the hub knows it
     * @param ownName what it calls itself
     * @param version any text
     * @param address where it is
     * @param functions how many it has
     */
    public record PluginLine(
            String name, String ownName, String version, String address, int functions) {}

    /**
     * A function of a plugin.
     *
     * @param name as it is called
     * @param input what it takes; "-" where it does not say
     * @param output what it gives; "-" where it does not say
     */
    public record FunctionLine(String name, String input, String output) {}

    /**
     * Lists plugins.
     *
     * @return by name in order
     */
    @Offered(description = "The plugins that are connected", idempotent = true)
    public List<PluginLine> list() {
        return hub.connected().values().stream().map(HubFunctions::line).toList();
    }

    private static PluginLine line(ConnectedPlugin plugin) {
        return new PluginLine(
                plugin.name(),
                plugin.info().name(),
                plugin.info().version(),
                plugin.peer().address(),
                plugin.info().functions().size());
    }

    /**
     * Describes a plugin.
     *
     * @param plugin under which the hub knows it
     * @return its functions
     */
    @Offered(description = "The functions of a plugin, as it describes them", idempotent = true)
    public List<FunctionLine> describe(String plugin) {
        return hub
                .pluginInfo(plugin)
                .orElseThrow(
                        () ->
                                new JackfieldException(
                                        Code.NOT_FOUND, "plugin " + plugin + " not found"))
                .functions()
                .values()
                .stream()
                .map(HubFunctions::line)
                .toList();
    }

    private static FunctionLine line(Function function) {
        return new FunctionLine(
                function.name(),
                function.input().map(HubFunctions::text).orElse("-"),
                function.output().map(HubFunctions::text).orElse("-"));
    }

    /** Such as {@code struct{a int32, b? string}}. */
    private static String text(Entity entity) {
        if (entity.fields().isEmpty()) {
            return entity.type();
        }
        var fields =
                entity.fields().stream()
                        .map(field -> field.name() + (field.mandatory() ? " " : "? ") + text(field))
                        .toList();
        return entity.type() + "{" + String.join(", ", fields) + "}";
    }
}
