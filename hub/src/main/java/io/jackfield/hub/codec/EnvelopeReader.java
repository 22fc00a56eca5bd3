package io.jackfield.hub.codec;

import io.jackfield.core.JackfieldException;
import io.jackfield.gob.GobDecoder;
import io.jackfield.gob.GobException;
import io.jackfield.gob.GobType;
import io.jackfield.hub.frames.Envelope;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads envelopes. The first one goes through gob; if its type has nothing but the fields of an
 * envelope, the next ones of that type are read by {@link EnvelopeLayout}, and only what that does
 * not understand goes through gob again. For one thread.
 */
public final class EnvelopeReader {
    private final GobDecoder decoder;
    private @Nullable EnvelopeLayout layout;
    private boolean isWithinValue;
    private boolean hasCodes;

    EnvelopeReader(GobDecoder decoder) {
        this.decoder = decoder;
    }

    /** Whether the hub has said that it knows codes. */
    public boolean hasCodes() {
        return hasCodes;
    }

    /**
     * Takes one gob message.
     *
     * @param message from position to limit; read by index only
     * @return the envelope that it completes; null for definitions, and values that go on
     * @throws JackfieldException {@code INVALID_ARGUMENT} for what is not the wire, {@code
     *     RESOURCE_EXHAUSTED} over a limit; the stream is lost
     */
    public @Nullable Envelope read(ByteBuffer message) {
        EnvelopeLayout known = layout;
        if (known != null && !isWithinValue) {
            Envelope quick = known.read(message);
            if (quick != null) {
                return quick;
            }
        }
        try {
            decoder.feed(message.duplicate());
            Optional<GobType> type = decoder.peek();
            Optional<Envelope> envelope = decoder.next(Envelope.class);
            hasCodes = hasCodes || CodedEnvelopes.isAnnouncement(message);
            boolean isWhole = envelope.isPresent() && !isWithinValue;
            isWithinValue = envelope.isEmpty() && (isWithinValue || !isDefinition(message));
            if (isWhole && layout == null) {
                layout = EnvelopeLayout.of(type.orElseThrow(), message);
            }
            return envelope.orElse(null);
        } catch (GobException bad) {
            throw Codec.malformed(bad);
        }
    }

    private static boolean isDefinition(ByteBuffer message) {
        var body = new GobCursor();
        body.begin(message);
        return (body.unsigned() & 1) == 1;
    }
}
