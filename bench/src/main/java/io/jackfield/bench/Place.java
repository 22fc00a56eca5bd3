package io.jackfield.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** Where a server listens, as one line: a port of the loopback, or the path of a Unix socket. */
final class Place {

    /** An address out of its line. */
    static SocketAddress parse(String line) {
        return line.startsWith("/")
                ? UnixDomainSocketAddress.of(line)
                : new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(line));
    }

    /** An address as a line. */
    static String line(SocketAddress address) {
        return address instanceof InetSocketAddress internet
                ? Integer.toString(internet.getPort())
                : address.toString();
    }

    private Place() {}
}
