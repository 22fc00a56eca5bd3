package io.jackfield.hub.codec;

import io.jackfield.gob.Gob;
import io.jackfield.gob.GobEncoder;
import io.jackfield.hub.frames.Envelope;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Envelopes with the code of an error, which the reference has no field for. Only failures between
 * peers of Jackfield are sent this way, as values of a type of their own; all others stay as the
 * reference has them.
 *
 * <p>How peers know one another: the plugin's hello says that it has codes, which a hub in Go
 * skips. The hub answers with the definition of the type, which it never uses; only then does the
 * plugin send codes. So no peer in Go ever sees one. One for each connection; for one thread.
 */
public final class CodedEnvelopes {
    /** Behind what hubs send as 64. */
    private static final int HUB_ID = 65;

    /** Behind what plugins send as 64 to 69. */
    private static final int PLUGIN_ID = 70;

    private static final byte[] ANNOUNCEMENT = announcementOf(HUB_ID);

    private final Gob gob = gob(PLUGIN_ID);
    private final GobEncoder encoder = gob.encoder();

    /** What a hub tells plugins that have codes, before anything else. */
    public static byte[] announcement() {
        return ANNOUNCEMENT.clone();
    }

    static boolean isAnnouncement(ByteBuffer message) {
        return message.equals(ByteBuffer.wrap(ANNOUNCEMENT));
    }

    /**
     * The messages of an envelope: the definition too, before the first of them.
     *
     * @param envelope with a code
     */
    public List<byte[]> messages(Envelope envelope) {
        return HelloWriter.split(gob, encoder.encode(envelope));
    }

    private static Gob gob(int firstId) {
        return Gob.builder(MethodHandles.lookup()).firstTypeId(firstId).build();
    }

    private static byte[] announcementOf(int id) {
        Gob gob = gob(id);
        var any = new Envelope(0, "", "", "", new byte[0]);
        return HelloWriter.split(gob, gob.encoder().encode(any)).getFirst();
    }
}
