package io.jackfield.transport.net;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Two joined sockets within this process: the system bounds what waits between them, wakes the
 * reader, and ends each direction by itself, as on every other link.
 */
record SocketPair(SocketChannel one, SocketChannel other) {

    static SocketPair open() throws IOException {
        Path folder =
                Files.createTempDirectory(
                        "jf",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        Path file = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(file);
            server.bind(address, 1);
            SocketChannel one = SocketChannel.open(address);
            return new SocketPair(one, server.accept());
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }
}
