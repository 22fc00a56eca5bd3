package io.jackfield.webwire.engine;

/** Who keeps the connections of a server. On the threads of their links; must not block. */
public interface ServerListener {
    /**
     * A connection is up.
     *
     * @param engine of it
     */
    void opened(ServerEngine engine);

    /**
     * A connection has ended.
     *
     * @param engine of it
     */
    void closed(ServerEngine engine);
}
