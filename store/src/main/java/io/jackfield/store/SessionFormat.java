package io.jackfield.store;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.SessionRecord;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A session as the bytes of a value: format 1, owner, both times, version, attributes. Its key in
 * the map is its id.
 */
final class SessionFormat {
    private static final byte FORMAT = 1;
    private static final int FIXED_BYTES = 1 + 1 + 2 * (Long.BYTES + Integer.BYTES) + Long.BYTES;

    static byte[] encode(SessionRecord session) {
        byte[] owner = session.owner().getBytes(StandardCharsets.UTF_8);
        byte[] attributes = session.attributes();
        var out = ByteBuffer.allocate(FIXED_BYTES + owner.length + attributes.length);
        out.put(FORMAT).put((byte) owner.length).put(owner);
        putInstant(out, session.created());
        putInstant(out, session.used());
        return out.putLong(session.version()).put(attributes).array();
    }

    static SessionRecord decode(String id, byte[] value) {
        try {
            var in = ByteBuffer.wrap(value);
            byte format = in.get();
            if (format != FORMAT) {
                throw damaged(id, "its format is " + format, null);
            }
            var owner = new byte[in.get() & 0xFF];
            in.get(owner);
            Instant created = getInstant(in);
            Instant used = getInstant(in);
            long version = in.getLong();
            var attributes = new byte[in.remaining()];
            in.get(attributes);
            return new SessionRecord(
                    id,
                    new String(owner, StandardCharsets.UTF_8),
                    created,
                    used,
                    version,
                    attributes);
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | java.time.DateTimeException bad) {
            throw damaged(id, "it is cut short or garbled", bad);
        }
    }

    private static void putInstant(ByteBuffer out, Instant instant) {
        out.putLong(instant.getEpochSecond()).putInt(instant.getNano());
    }

    private static Instant getInstant(ByteBuffer in) {
        return Instant.ofEpochSecond(in.getLong(), in.getInt());
    }

    private static JackfieldException damaged(
            String id, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new JackfieldException(
                Code.DATA_LOSS,
                "the stored session " + id.substring(0, Math.min(8, id.length())) + ": " + why,
                cause);
    }

    private SessionFormat() {}
}
