package io.jackfield.hub;

/**
 * Is told of plugins. Of each plugin one thing at a time and in order: connected, its messages,
 * disconnected. On a virtual thread, which may block; what waits for it is bounded, see {@link
 * AsyncOverflow}. What it throws is logged.
 */
public interface HubListener {

    /**
     * A plugin can be called from now on.
     *
     * @param plugin who
     */
    default void connected(ConnectedPlugin plugin) {}

    /**
     * A plugin sent a message by itself.
     *
     * @param message what it sent
     */
    default void message(AsyncData message) {}

    /**
     * A plugin is gone.
     *
     * @param plugin who
     * @param graceful whether this hub had told it to go before its connection ended, with {@link
     *     PluginHub#unplug} or {@link PluginHub#shutdown}
     */
    default void disconnected(ConnectedPlugin plugin, boolean graceful) {}
}
