package io.jackfield.hub.board;

/** Which plugins may come over TCP. Those over Unix sockets always may. */
public enum TcpPolicy {
    /** None; with samples, those on the loopback. */
    OFF,
    /** Those on the loopback. */
    LOOPBACK,
    /** Those that know the secret. */
    SECRET,
    /** Those whose client certificate has their name as its common name. */
    CERTIFICATE
}
