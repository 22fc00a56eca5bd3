package io.jackfield.core;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who is at the other end of a link. Immutable: a link's peer is replaced when more becomes known.
 *
 * @param address where it is, for people and logs: {@code 127.0.0.1:50312}, {@code unix}, {@code
 *     memory:name}
 * @param userAgent what it calls itself; empty where the wire has no such thing or the peer did not
 *     say
 * @param certificates its verified TLS certificates, its own first; empty without client
 *     certificates
 * @param principal who it is once authenticated; {@link Principal#ANONYMOUS} before
 */
public record Peer(
        String address, String userAgent, List<X509Certificate> certificates, Principal principal) {

    /** Copies the list. */
    public Peer {
        certificates = List.copyOf(certificates);
    }

    /**
     * A peer of which only the address is known.
     *
     * @param address see {@link #address()}
     */
    public static Peer at(String address) {
        return new Peer(address, "", List.of(), Principal.ANONYMOUS);
    }

    /**
     * The same peer, known as somebody.
     *
     * @param known who it is
     */
    public Peer as(Principal known) {
        return new Peer(address, userAgent, certificates, known);
    }
}
