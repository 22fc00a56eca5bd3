package io.jackfield.lua.library;

import io.jackfield.lua.LuaText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The kinds of open files. */
final class Devices {
    /** How long a process that a script has left behind may take to end. */
    private static final int PATIENCE_SECONDS = 2;

    /**
     * Opens a file as C's {@code fopen} does.
     *
     * @param path which
     * @param mode {@code r}, {@code w} or {@code a}, with {@code +} and {@code b} behind
     */
    static Device open(Path path, String mode) throws IOException {
        String plain = mode.replace("b", "");
        Set<OpenOption> options =
                switch (plain) {
                    case "r" -> Set.of(StandardOpenOption.READ);
                    case "r+" -> Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
                    case "w" -> creating(StandardOpenOption.TRUNCATE_EXISTING);
                    case "w+" ->
                            creating(StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.READ);
                    case "a" -> creating();
                    case "a+" -> creating(StandardOpenOption.READ);
                    default -> throw FileErrors.Known.INVALID.failure();
                };
        if (Files.isDirectory(path) && !plain.equals("r")) {
            throw FileErrors.Known.IS_DIRECTORY.failure();
        }
        return new OfChannel(
                FileChannel.open(path, options), !plain.equals("r"), plain.startsWith("a"));
    }

    private static Set<OpenOption> creating(StandardOpenOption... more) {
        Set<StandardOpenOption> options =
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        options.addAll(Arrays.asList(more));
        return Set.copyOf(options);
    }

    /** A file without name that is gone when it is closed. */
    static Device temporary() throws IOException {
        Path path = Files.createTempFile("lua_", "");
        return new OfChannel(
                FileChannel.open(
                        path,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                true,
                false);
    }

    /** A file on disk. */
    private record OfChannel(FileChannel channel, boolean isWritable, boolean isAppending)
            implements Device {
        @Override
        public int read(byte[] target) throws IOException {
            try {
                return channel.read(ByteBuffer.wrap(target));
            } catch (NonReadableChannelException e) {
                return Device.super.read(target);
            }
        }

        @Override
        public void write(byte[] source, int count) throws IOException {
            if (isAppending) {
                channel.position(channel.size());
            }
            for (ByteBuffer bytes = ByteBuffer.wrap(source, 0, count); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void position(long place) throws IOException {
            channel.position(place);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Something to read from that stays open: standard input. */
    record OfInput(InputStream stream) implements Device {
        @Override
        public int read(byte[] target) throws IOException {
            return stream.read(target);
        }

        @Override
        public void close() {}
    }

    /** What takes the output of a script, {@code print} included; an empty string flushes it. */
    record OfOutput(Consumer<String> target) implements Device {
        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public void write(byte[] source, int count) {
            target.accept(LuaText.ofBytes(Arrays.copyOf(source, count)));
        }

        @Override
        public void flush() {
            target.accept("");
        }

        @Override
        public void close() {}
    }

    /** One end of a process, which {@code popen} has started. */
    record OfProcess(Process process, @Nullable InputStream input, @Nullable OutputStream output)
            implements Device {
        @Override
        public boolean isWritable() {
            return output != null;
        }

        @Override
        public int read(byte[] target) throws IOException {
            return input == null ? Device.super.read(target) : input.read(target);
        }

        @Override
        public void write(byte[] source, int count) throws IOException {
            if (output == null) {
                Device.super.write(source, count);
            } else {
                output.write(source, 0, count);
            }
        }

        @Override
        public void flush() throws IOException {
            if (output != null) {
                output.flush();
            }
        }

        /** As {@code pclose}: waits until the process ends. */
        @Override
        public void close() throws IOException {
            closeStreams();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                process.destroy();
                Thread.currentThread().interrupt();
            }
        }

        /** Ends the process if it does not end itself. */
        @Override
        public void abandon() throws IOException {
            closeStreams();
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroy();
                Thread.currentThread().interrupt();
            }
        }

        private void closeStreams() throws IOException {
            if (output != null) {
                output.close();
            }
            if (input != null) {
                input.close();
            }
        }
    }

    private Devices() {}
}
