package io.jackfield.hub;

/** What happens when a plugin sends more messages than its listeners take. */
public enum AsyncOverflow {
    /** The oldest message that waits is dropped and counted. */
    DROP_OLDEST,
    /** The plugin is disconnected. */
    DISCONNECT,
    /**
     * The plugin is not read until half of them are taken. Nothing is lost, but its results wait
     * too: listeners must not call the plugin they hear.
     */
    PAUSE
}
