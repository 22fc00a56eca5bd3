package io.jackfield.hub;

/**
 * How the connection of a plugin ended for good.
 *
 * @param kind what happened
 * @param text the hub's own words where it refused the plugin, else for people
 */
public record PluginEnd(Kind kind, String text) {

    /** What happened. */
    public enum Kind {
        /** The plugin was closed or drained on its own side. */
        CLOSED,
        /** The hub told it to go. */
        TOLD_TO_GO,
        /** The hub did not let it in. */
        REFUSED,
        /** The connection was lost, and the plugin does not connect again. */
        LOST
    }
}
