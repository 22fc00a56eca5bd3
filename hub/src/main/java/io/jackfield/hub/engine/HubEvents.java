package io.jackfield.hub.engine;

import io.jackfield.core.Peer;
import io.jackfield.hub.ConnectedPlugin;
import io.jackfield.hub.frames.Hello;

/** What the engine of a connection asks of its hub and tells it. On the link's thread. */
public interface HubEvents {

    /**
     * A plugin introduced itself: finds it a name and registers it.
     *
     * @param engine of its connection
     * @param peer where it is
     * @param hello what it said
     * @return under which name it is known now
     * @throws io.jackfield.core.JackfieldException to refuse it with that message
     */
    ConnectedPlugin register(HubEngine engine, Peer peer, Hello hello);

    /**
     * It can be called.
     *
     * @param engine of its connection
     */
    void registered(HubEngine engine);

    /**
     * It sent a message by itself.
     *
     * @param engine of its connection
     * @param plugin who
     * @param json one JSON value, checked, or nothing
     */
    void message(HubEngine engine, ConnectedPlugin plugin, byte[] json);

    /**
     * The connection has ended, and its calls have failed.
     *
     * @param engine of the connection, whether a plugin was registered or not
     */
    void closed(HubEngine engine);
}
