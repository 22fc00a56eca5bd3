package io.jackfield.webwire;

/** The versions of the protocol that are spoken here. */
public enum Version {
    /** Found out by a {@code WEBWIRE} request before the WebSocket; no handshake, no heartbeats. */
    V1_4,
    /** Found out by the first message of the server; with heartbeats and a message buffer. */
    V2_0
}
