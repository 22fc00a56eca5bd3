package io.jackfield.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Files of a folder, none outside of it. */
record FolderSource(Path folder) implements ResourceSource {

    @Override
    public Optional<Resource> find(String path) throws IOException {
        Path real;
        try {
            Path root = folder.toRealPath();
            real = root.resolve(path).toRealPath();
            if (!real.startsWith(root)) {
                return Optional.empty();
            }
        } catch (FileSystemException | InvalidPathException e) {
            // not there, no folder on the way to it, or not for this process: all the same outside
            return Optional.empty();
        }
        BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
        if (!attributes.isRegularFile() || !Files.isReadable(real)) {
            return Optional.empty();
        }
        long nanos = attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS);
        String version =
                Long.toString(attributes.size(), 36) + "-" + Long.toUnsignedString(nanos, 36);
        return Optional.of(
                new Resource(
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant(),
                        version,
                        from -> open(real, from)));
    }

    private static InputStream open(Path file, long from) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return Channels.newInputStream(channel.position(from));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
