package io.jackfield.hub.codec;

import io.jackfield.gob.GobType;
import io.jackfield.gob.GobType.Basic;
import io.jackfield.hub.frames.Envelope;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * How a peer lays out its envelopes: which field has which number. Reads them without the general
 * decoder, since they are nearly all there is on a connection. What it cannot read in full it does
 * not read at all.
 */
final class EnvelopeLayout {
    private enum Part {
        SEQ("Seq", Basic.UINT),
        TRACE("Trace", Basic.STRING),
        METHOD("Method", Basic.STRING),
        ERROR("Error", Basic.STRING),
        PAYLOAD("Payload", Basic.BYTES);

        private final String name;
        private final Basic type;

        Part(String name, Basic type) {
            this.name = name;
            this.type = type;
        }

        static @Nullable Part of(GobType.Field field) {
            for (Part part : values()) {
                if (part.name.equals(field.name()) && part.type == field.type()) {
                    return part;
                }
            }
            return null;
        }
    }

    private static final byte[] NOTHING = {};

    private final long typeId;
    private final Part[] parts;
    private final GobCursor cursor = new GobCursor();
    private String lastMethod = "";
    private String lastTrace = "";

    private EnvelopeLayout(long typeId, Part[] parts) {
        this.typeId = typeId;
        this.parts = parts;
    }

    /**
     * The layout of a type; null if it has other fields than those of an envelope.
     *
     * @param message a value of the type, whole
     */
    static @Nullable EnvelopeLayout of(GobType type, ByteBuffer message) {
        if (!(type instanceof GobType.Struct struct)) {
            return null;
        }
        var parts = new Part[struct.fields().size()];
        for (int i = 0; i < parts.length; i++) {
            Part part = Part.of(struct.fields().get(i));
            if (part == null) {
                return null;
            }
            parts[i] = part;
        }
        var cursor = new GobCursor();
        cursor.begin(message);
        return new EnvelopeLayout(cursor.unsigned(), parts);
    }

    /** The envelope; null if the message is anything but a well-formed value of the type. */
    @Nullable Envelope read(ByteBuffer message) {
        cursor.begin(message);
        if (cursor.unsigned() != typeId) {
            return null;
        }
        long seq = 0;
        String trace = "";
        String method = "";
        String error = "";
        byte[] payload = NOTHING;
        int field = -1;
        while (!cursor.isBroken()) {
            long delta = cursor.unsigned();
            if (delta == 0) {
                break;
            }
            if (delta < 0 || delta > parts.length - 1 - field) {
                return null;
            }
            field += (int) delta;
            switch (parts[field]) {
                case SEQ -> seq = cursor.unsigned();
                case TRACE -> trace = lastTrace = cursor.string(lastTrace);
                case METHOD -> method = lastMethod = cursor.string(lastMethod);
                case ERROR -> error = cursor.string("");
                case PAYLOAD -> payload = cursor.bytes();
            }
        }
        boolean isWhole = !cursor.isBroken() && cursor.atEnd();
        return isWhole ? new Envelope(seq, trace, method, error, payload) : null;
    }
}
