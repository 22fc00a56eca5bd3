package io.jackfield.webwire.replay;

import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.JsonBinding;
import io.jackfield.switchboard.Payload;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file of recorded connections, which lies beside the checkout. */
public final class Recordings {
    private static final Path FILE = Path.of("shared", "vectors", "webwire-sessions.json");

    /**
     * All scenarios, in the order of the file.
     *
     * @throws TestAbortedException if the file is not there, saying where it was looked for
     */
    public static List<Scenario> all() {
        Path file = find();
        if (file == null) {
            throw new TestAbortedException("there is no " + FILE + " beside the checkout");
        }
        try {
            var json = Payload.of(ByteBuffer.wrap(Files.readAllBytes(file)), Encoding.JSON);
            var scenarios = JsonBinding.of(MethodHandles.publicLookup()).read(json, Object.class);
            return ((List<?>) scenarios).stream().map(Json::of).map(Scenario::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path find() {
        for (@Nullable Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(FILE))) {
                return at.resolve(FILE);
            }
        }
        return null;
    }

    private Recordings() {}
}
