package io.jackfield.server.access;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Principal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Bearer tokens at rest: one line each, {@code name hash created}, where the hash is the SHA-256 of
 * the token. A token has 256 random bits, so its hash cannot be guessed back and needs no salt. A
 * change made by another process is seen within a second.
 */
public final class TokenFile {
    private static final int TOKEN_BYTES = 32;
    private static final String PREFIX = "jf_";
    private static final int MAX_TOKENS = 10_000;
    private static final long CHECK_NANOS = 1_000_000_000;

    /**
     * One token.
     *
     * @param name of the principal it stands for
     * @param hash 64 hexadecimal digits
     * @param created when
     */
    public record Token(String name, String hash, Instant created) {}

    private final Path file;
    private volatile Snapshot snapshot = new Snapshot(null, List.of(), OptionalLong.empty());

    /** One state of the file; each is a file of its own, so that two within a tick differ. */
    private record Version(FileTime modified, long bytes, @Nullable Object identity) {
        static Version of(Path file) throws IOException {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(
                    attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        }
    }

    private record Snapshot(
            @Nullable Version version, List<Token> tokens, OptionalLong checkedNanos) {

        static Snapshot now(@Nullable Version version, List<Token> tokens) {
            return new Snapshot(version, tokens, OptionalLong.of(System.nanoTime()));
        }

        boolean isFresh() {
            return checkedNanos.isPresent()
                    && System.nanoTime() - checkedNanos.getAsLong() <= CHECK_NANOS;
        }
    }

    /**
     * The file, which need not be there.
     *
     * @param file in the data folder
     */
    public TokenFile(Path file) {
        this.file = file;
    }

    /** All tokens. */
    public List<Token> tokens() {
        return read().tokens();
    }

    /**
     * The principal of a token.
     *
     * @param token as the client sent it
     */
    public Optional<Principal> principal(String token) {
        String hash = hash(token);
        return read().tokens().stream()
                .filter(known -> MessageDigest.isEqual(ascii(known.hash()), ascii(hash)))
                .map(known -> new Principal(known.name()))
                .findFirst();
    }

    /**
     * Adds a token.
     *
     * @param name of the principal, 1 to 64 of letters, digits, dot, underscore and hyphen
     * @param random a secure source
     * @param now when
     * @return the token itself, which is kept nowhere
     */
    public synchronized String add(String name, RandomGenerator random, Instant now) {
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT,
                    "a token's name has 1 to 64 letters, digits, dots, underscores and hyphens");
        }
        if (name.equals(Principal.ANONYMOUS.name()) || name.equals(Principal.LOCAL.name())) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT, "the name " + name + " cannot be given to a token");
        }
        refresh();
        var tokens = new ArrayList<>(snapshot.tokens());
        if (tokens.stream().anyMatch(token -> token.name().equals(name))) {
            throw new JackfieldException(
                    Code.ALREADY_EXISTS,
                    "there is a token of the name " + name + "; remove it first");
        }
        if (tokens.size() >= MAX_TOKENS) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED, "there are " + MAX_TOKENS + " tokens already");
        }
        var bits = new byte[TOKEN_BYTES];
        random.nextBytes(bits);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        tokens.add(new Token(name, hash(token), now.truncatedTo(ChronoUnit.SECONDS)));
        write(tokens);
        return token;
    }

    /**
     * Removes a token.
     *
     * @param name of its principal
     * @return whether there was one
     */
    public synchronized boolean remove(String name) {
        refresh();
        var tokens = new ArrayList<>(snapshot.tokens());
        boolean wasThere = tokens.removeIf(token -> token.name().equals(name));
        if (wasThere) {
            write(tokens);
        }
        return wasThere;
    }

    private Snapshot read() {
        if (!snapshot.isFresh()) {
            refresh();
        }
        return snapshot;
    }

    private synchronized void refresh() {
        try {
            if (Files.notExists(file)) {
                snapshot = Snapshot.now(null, List.of());
                return;
            }
            Version version = Version.of(file);
            boolean isSame = version.equals(snapshot.version());
            List<Token> tokens = isSame ? snapshot.tokens() : parse(Files.readAllLines(file));
            snapshot = Snapshot.now(version, tokens);
        } catch (IOException unreadable) {
            throw new JackfieldException(
                    Code.FAILED_PRECONDITION,
                    "the tokens cannot be read: " + file + ": " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private List<Token> parse(List<String> lines) {
        var tokens = new ArrayList<Token>();
        int number = 0;
        for (String line : lines) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] parts = line.split(" ", -1);
            try {
                if (parts.length != 3 || !parts[1].matches("[0-9a-f]{64}")) {
                    throw new IllegalArgumentException("not name, hash and time");
                }
                tokens.add(new Token(parts[0], parts[1], Instant.parse(parts[2])));
            } catch (IllegalArgumentException | java.time.DateTimeException damaged) {
                throw new JackfieldException(
                        Code.DATA_LOSS,
                        file + " line " + number + " is damaged; mend or delete it",
                        damaged);
            }
        }
        return List.copyOf(tokens);
    }

    private void write(List<Token> tokens) {
        var text = new StringBuilder();
        for (Token token : tokens) {
            text.append(token.name()).append(' ').append(token.hash()).append(' ');
            text.append(token.created()).append('\n');
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.deleteIfExists(next);
            boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (isPosix) {
                Files.createFile(
                        next,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(next, text);
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            snapshot = Snapshot.now(Version.of(file), List.copyOf(tokens));
        } catch (IOException refused) {
            throw new JackfieldException(
                    Code.FAILED_PRECONDITION,
                    "the tokens cannot be written: " + file + ": " + refused.getMessage(),
                    refused);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
