package io.jackfield.core;

import java.time.Instant;
import java.util.Arrays;

/**
 * A session as it rests in a store.
 *
 * @param id the hash of its key, see {@link SessionKey#id}
 * @param owner which module or realm it belongs to, such as {@code webwire}; 1 to 64 characters
 * @param created when it was made
 * @param used when it was last used, to half a minute
 * @param version 1 when created, one more with each change; see {@link SessionStore#replace}
 * @param attributes what the owner keeps in it, in a format of its own; copied in and out
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record SessionRecord(
        String id, String owner, Instant created, Instant used, long version, byte[] attributes) {

    /** Copies the attributes. */
    public SessionRecord {
        if (owner.isEmpty() || owner.length() > 64) {
            throw new IllegalArgumentException(
                    "the owner of a session has 1 to 64 characters, was " + owner.length());
        }
        attributes = attributes.clone();
    }

    @Override
    public byte[] attributes() {
        return attributes.clone();
    }

    /**
     * The same with other attributes.
     *
     * @param value copied
     */
    public SessionRecord withAttributes(byte[] value) {
        return new SessionRecord(id, owner, created, used, version, value);
    }

    /**
     * The same, last used at another time.
     *
     * @param value when
     */
    public SessionRecord usedAt(Instant value) {
        return new SessionRecord(id, owner, created, value, version, attributes);
    }

    /**
     * The same with another version.
     *
     * @param value 1 or more
     */
    public SessionRecord withVersion(long value) {
        return new SessionRecord(id, owner, created, used, value, attributes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionRecord that
                && id.equals(that.id)
                && owner.equals(that.owner)
                && created.equals(that.created)
                && used.equals(that.used)
                && version == that.version
                && Arrays.equals(attributes, that.attributes);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Long.hashCode(version);
    }

    @Override
    public String toString() {
        return "session %s of %s, version %d, %d bytes"
                .formatted(
                        id.substring(0, Math.min(8, id.length())),
                        owner,
                        version,
                        attributes.length);
    }
}
