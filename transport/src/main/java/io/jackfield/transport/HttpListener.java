package io.jackfield.transport;

import io.jackfield.core.Peer;

/** Hears of every exchange that ended: the access log and the metrics. */
@FunctionalInterface
public interface HttpListener {

    /** Hears nothing. */
    HttpListener NONE = (method, path, status, bytes, nanos, peer) -> {};

    /**
     * An exchange ended. Called on the event loop: must not block.
     *
     * @param method as sent
     * @param path decoded; as sent where it could not be decoded
     * @param status what was answered; 101 for a WebSocket; 499 when the client left before
     * @param bytes of the body that were handed to the connection
     * @param nanos from the end of the request's head to the end of the answer
     * @param peer who asked
     */
    void completed(String method, String path, int status, long bytes, long nanos, Peer peer);
}
