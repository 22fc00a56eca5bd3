package io.jackfield.server.bridge;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.Payload;
import io.jackfield.transport.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Cuts a body into lines, each a message of JSON. Empty lines are passed over. */
final class LineReader {
    private final HttpRequest request;
    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable ByteBuffer part = ByteBuffer.allocate(0);

    LineReader(HttpRequest request, int maxBytes) {
        this.request = request;
        this.maxBytes = maxBytes;
    }

    /** Blocks until there is a line; empty at the end of the body. */
    Optional<Payload> next() {
        while (true) {
            ByteBuffer available = part;
            if (available == null) {
                return line.size() == 0 ? Optional.empty() : Optional.of(take());
            }
            while (available.hasRemaining()) {
                byte next = available.get();
                if (next != '\n') {
                    append(next);
                } else if (!isBlank()) {
                    return Optional.of(take());
                } else {
                    line.reset();
                }
            }
            part = request.next();
        }
    }

    private void append(byte next) {
        if (line.size() >= maxBytes) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED, "a line is longer than " + maxBytes + " bytes");
        }
        line.write(next);
    }

    private boolean isBlank() {
        return line.size() == 0 || (line.size() == 1 && line.toByteArray()[0] == '\r');
    }

    private Payload take() {
        var payload = Payload.of(ByteBuffer.wrap(line.toByteArray()), Encoding.JSON);
        line.reset();
        return payload;
    }
}
