package io.jackfield.transport.net;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.BindException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * The file of a Unix socket: bound in a folder that only the owner can enter, closed to others, and
 * moved into its place then, so that it is never open to anyone else. Removed when closed, if it is
 * still the same file.
 */
final class UnixFiles {
    private final Path path;
    private final Path folder;
    private final Path unborn;
    private @Nullable Object identity;

    private UnixFiles(Path path, Path folder) {
        this.path = path;
        this.folder = folder;
        this.unborn = folder.resolve("s");
    }

    /** Removes a file that nobody answers on, and prepares the folder to bind in. */
    static UnixFiles prepare(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        removeStale(absolute);
        Path parent = Objects.requireNonNull(absolute.getParent(), "a socket needs a folder");
        Path folder =
                Files.createTempDirectory(
                        parent,
                        ".jf",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        return new UnixFiles(absolute, folder);
    }

    private static void removeStale(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isOther()) {
            throw new BindException("it exists and is not a socket");
        }
        boolean isAnswered;
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            isAnswered = probe.isConnected();
        } catch (IOException nobody) {
            isAnswered = false;
        }
        if (isAnswered) {
            throw new BindException("somebody listens there already");
        }
        Files.deleteIfExists(path);
    }

    Path bindPath() {
        return unborn;
    }

    /** The socket is bound: into its place with it. */
    void publish() throws IOException {
        Files.setPosixFilePermissions(unborn, PosixFilePermissions.fromString("rw-------"));
        identity = identityOf(unborn);
        Files.move(unborn, path, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(folder);
    }

    /** Leaves nothing behind. */
    void remove() throws IOException {
        if (identity == null) {
            Files.deleteIfExists(unborn);
            Files.deleteIfExists(folder);
        } else if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && identity.equals(identityOf(path))) {
            Files.deleteIfExists(path);
        }
    }

    private static @Nullable Object identityOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }
}
