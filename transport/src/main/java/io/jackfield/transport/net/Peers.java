package io.jackfield.transport.net;

import io.jackfield.core.Peer;
import io.jackfield.core.Principal;
import io.netty.handler.ssl.SslHandler;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLPeerUnverifiedException;

/** Who is at the other end of a socket. */
final class Peers {

    static Peer at(@Nullable SocketAddress address) {
        return Peer.at(nameOf(address));
    }

    static String nameOf(@Nullable SocketAddress address) {
        if (address instanceof InetSocketAddress inet && inet.getAddress() != null) {
            String host = inet.getAddress().getHostAddress();
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + inet.getPort();
        }
        return "unix";
    }

    /** The same peer with the certificates of its finished handshake. */
    static Peer withCertificates(Peer peer, SslHandler tls) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            for (var certificate : tls.engine().getSession().getPeerCertificates()) {
                if (certificate instanceof X509Certificate known) {
                    certificates.add(known);
                }
            }
        } catch (SSLPeerUnverifiedException e) {
            return peer; // it showed none
        }
        return new Peer(peer.address(), peer.userAgent(), certificates, Principal.ANONYMOUS);
    }

    private Peers() {}
}
