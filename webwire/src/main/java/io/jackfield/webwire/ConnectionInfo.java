package io.jackfield.webwire;

import io.jackfield.core.Peer;

import java.time.Instant;
import java.util.Map;

/**
 * What is known of a connection from its upgrade request on.
 *
 * @param peer address, user agent, certificates and, once authenticated, the principal
 * @param connected when it was made
 * @param path where it was made
 * @param attributes what {@link ServerImplementation#beforeUpgrade} kept of the request
 */
public record ConnectionInfo(
        Peer peer, Instant connected, String path, Map<String, Object> attributes) {

    /** Copies the attributes. */
    public ConnectionInfo {
        attributes = Map.copyOf(attributes);
    }
}
