package io.jackfield.hub;

import io.jackfield.gob.GobName;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a plugin introduces itself: the first thing it sends. Nothing can be changed in it, so it
 * needs no copies.
 *
 * @param name under which it wants to be known; may be empty
 * @param version any text
 * @param functions its methods by name; empty with plugins older than v0.0.10
 */
@GobName("brpc.PluginInfo")
public record PluginInfo(String name, String version, Map<String, Function> functions) {

    /** Copies the functions, in their order. */
    public PluginInfo {
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    }

    /** The same without its functions. */
    public PluginInfo withoutFunctions() {
        return new PluginInfo(name, version, Map.of());
    }
}
