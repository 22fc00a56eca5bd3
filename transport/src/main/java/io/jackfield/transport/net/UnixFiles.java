package io.jackfield.transport.net;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.BindException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * The file of a Unix socket: bound in a folder that only the owner can enter, closed to others, and
 * moved into its place then, so that it is never open to anyone else. Removed when closed, if it is
 * still the same file.
 */
final class UnixFiles {
    /** Linux takes 108 with a terminator, others 104; Java one less. */
    private static final int MOST_PATH_BYTES = 100;

    /** Folders of others that are bound at the same moment, or were left by a crash. */
    private static final int MOST_FOLDERS = 100;

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;
    private final Path folder;
    private final Path unborn;
    private @Nullable Object identity;

    private UnixFiles(Path path, Path folder) {
        this.path = path;
        this.folder = folder;
        this.unborn = folder.resolve("s");
    }

    /**
     * Removes a file that nobody answers on, and prepares the folder to bind in.
     *
     * @throws IOException saying what is in the way, such as a path that is too long
     */
    static UnixFiles prepare(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        checkLength(absolute); // first: nobody could answer on a longer one
        removeStale(absolute);
        Path parent = Objects.requireNonNull(absolute.getParent(), "a socket needs a folder");
        UnixFiles files = new UnixFiles(absolute, makeFolder(parent));
        try {
            checkLength(files.unborn);
        } catch (IOException e) {
            files.remove();
            throw e;
        }
        return files;
    }

    private static void checkLength(Path path) throws IOException {
        int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > MOST_PATH_BYTES) {
            throw new BindException(
                    "the path of a Unix socket may have "
                            + MOST_PATH_BYTES
                            + " bytes, "
                            + path
                            + " has "
                            + length
                            + ": choose a shorter one");
        }
    }

    /** Its name is as short as can be: it counts against the length of the path. */
    private static Path makeFolder(Path parent) throws IOException {
        for (int number = 0; number < MOST_FOLDERS; number++) {
            try {
                return Files.createDirectory(parent.resolve(".jf" + number), PRIVATE);
            } catch (FileAlreadyExistsException taken) {
                // the next one
            }
        }
        throw new BindException("remove the folders .jf0, .jf1 … from " + parent);
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
