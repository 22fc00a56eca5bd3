package io.jackfield.hub.codec;

import io.jackfield.gob.Gob;
import io.jackfield.gob.GobName;
import io.jackfield.gob.Unsigned;
import io.jackfield.hub.frames.Envelope;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes envelopes without a code as Go does, byte for byte. The definition goes out once, before
 * the first of them. Never changes; one for all connections.
 */
public final class EnvelopeWriter {
    /** What hubs send: their first type is the envelope. */
    public static final EnvelopeWriter HUB = new EnvelopeWriter(64);

    /** What plugins send: five types of the hello come first. */
    public static final EnvelopeWriter PLUGIN = new EnvelopeWriter(69);

    private static final int FIELDS = 5;

    /** The fields that the reference knows. */
    @SuppressWarnings("ArrayRecordComponent") // as in Envelope
    @GobName("brpc.Envelope")
    private record Plain(
            @Unsigned long seq, String trace, String method, String error, byte[] payload) {}

    private final long typeId;
    private final byte[] definition;

    private EnvelopeWriter(int id) {
        this.typeId = 2L * id;
        Gob gob = Gob.builder(MethodHandles.lookup()).firstTypeId(id).build();
        var any = new Plain(0, "", "", "", new byte[0]);
        this.definition = HelloWriter.split(gob, gob.encoder().encode(any)).getFirst();
    }

    /** The definition of the type, a message of its own. */
    public byte[] definition() {
        return definition.clone();
    }

    /**
     * An envelope, ready to be written: strings are made bytes once.
     *
     * @param envelope what to write
     */
    public Encoded encode(Envelope envelope) {
        return new Encoded(envelope);
    }

    /** An envelope on its way. */
    public final class Encoded {
        private final Envelope envelope;
        private final byte[][] fields;
        private final int bodyBytes;

        private Encoded(Envelope envelope) {
            this.envelope = envelope;
            this.fields =
                    new byte[][] {
                        utf8(envelope.trace()),
                        utf8(envelope.method()),
                        utf8(envelope.error()),
                        envelope.payload()
                    };
            int bytes = unsignedBytes(typeId) + 1;
            if (envelope.seq() != 0) {
                bytes += 1 + unsignedBytes(envelope.seq());
            }
            for (byte[] field : fields) {
                if (field.length > 0) {
                    bytes += 1 + unsignedBytes(field.length) + field.length;
                }
            }
            this.bodyBytes = bytes;
        }

        /** How many bytes it has, with its length in front. */
        public int length() {
            return unsignedBytes(bodyBytes) + bodyBytes;
        }

        /**
         * Writes it.
         *
         * @param out with room for {@link #length} bytes
         */
        public void write(ByteBuffer out) {
            unsigned(out, bodyBytes);
            unsigned(out, typeId);
            int field = -1;
            if (envelope.seq() != 0) {
                out.put((byte) 1);
                unsigned(out, envelope.seq());
                field = 0;
            }
            for (int i = 1; i < FIELDS; i++) {
                byte[] bytes = fields[i - 1];
                if (bytes.length > 0) {
                    out.put((byte) (i - field));
                    unsigned(out, bytes.length);
                    out.put(bytes);
                    field = i;
                }
            }
            out.put((byte) 0);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int unsignedBytes(long value) {
        return value >= 0 && value <= 127 ? 1 : 1 + significantBytes(value);
    }

    private static int significantBytes(long value) {
        return (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8;
    }

    private static void unsigned(ByteBuffer out, long value) {
        if (value >= 0 && value <= 127) {
            out.put((byte) value);
            return;
        }
        int bytes = significantBytes(value);
        out.put((byte) -bytes);
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
            out.put((byte) (value >>> shift));
        }
    }
}
