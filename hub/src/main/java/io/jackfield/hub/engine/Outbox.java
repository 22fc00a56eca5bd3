package io.jackfield.hub.engine;

import io.jackfield.core.Cancellable;
import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;
import io.jackfield.hub.codec.CodedEnvelopes;
import io.jackfield.hub.codec.EnvelopeWriter;
import io.jackfield.hub.frames.Envelope;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Writes envelopes to a link, the definition of their type before the first. A peer that leaves
 * them unread for too long is closed. On the link's thread.
 */
final class Outbox {
    private final Link link;
    private final EnvelopeWriter writer;
    private final Duration sendTimeout;
    private boolean isDefined;
    private @Nullable CodedEnvelopes coded;
    private @Nullable Cancellable patience;

    Outbox(Link link, EnvelopeWriter writer, Duration sendTimeout) {
        this.link = link;
        this.writer = writer;
        this.sendTimeout = sendTimeout;
    }

    /**
     * Writes an envelope, even if the peer does not read.
     *
     * @throws io.jackfield.core.JackfieldException {@code RESOURCE_EXHAUSTED} if it is too long;
     *     nothing was written then
     */
    void write(Envelope envelope) {
        if (envelope.code().isEmpty()) {
            writePlain(envelope);
        } else {
            writeCoded(envelope);
        }
        if (patience == null && !link.isWritable()) {
            patience = link.after(sendTimeout, this::giveUp);
        }
    }

    private void writeCoded(Envelope envelope) {
        if (coded == null) {
            coded = new CodedEnvelopes();
        }
        coded.messages(envelope).forEach(this::put);
    }

    private void writePlain(Envelope envelope) {
        var encoded = writer.encode(envelope);
        if (!isDefined) {
            put(writer.definition());
            isDefined = true;
        }
        ByteBuffer room = link.reserve(encoded.length(), Link.Kind.BYTES);
        encoded.write(room);
        link.commit(room);
    }

    /** Writes bytes that are a message. */
    void put(byte[] message) {
        ByteBuffer room = link.reserve(message.length, Link.Kind.BYTES);
        room.put(message);
        link.commit(room);
    }

    /** The peer reads again. */
    void writable() {
        if (patience != null) {
            patience.cancel();
            patience = null;
        }
    }

    private void giveUp() {
        link.close(
                CloseReason.of(
                        CloseReason.Kind.OVERLOADED,
                        "it has left unread for "
                                + sendTimeout.toSeconds()
                                + " s what it was sent"));
    }
}
