package io.jackfield.hub.engine;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.frames.Envelope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls that wait until their plugin reads again, in order. Bounded in bytes here, and in number by
 * the table of calls, where each has its place. On the link's thread.
 */
final class Held {
    private final Map<Long, Envelope> envelopes = new LinkedHashMap<>();
    private final int maxWaitingBytes;
    private long bytes;

    Held(int maxWaitingBytes) {
        this.maxWaitingBytes = maxWaitingBytes;
    }

    boolean isEmpty() {
        return envelopes.isEmpty();
    }

    /**
     * Puts one behind the others.
     *
     * @throws JackfieldException {@code RESOURCE_EXHAUSTED} if they are too long together; one is
     *     always taken
     */
    void add(Envelope envelope) {
        if (!envelopes.isEmpty() && bytes + envelope.payload().length > maxWaitingBytes) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED,
                    "the plugin does not read, and calls of "
                            + bytes
                            + " bytes wait for it, of at most "
                            + maxWaitingBytes
                            + ", which is maxWaitingBytes; try again later");
        }
        envelopes.put(envelope.seq(), envelope);
        bytes += envelope.payload().length;
    }

    /** Takes the first one; there must be one. */
    Envelope next() {
        Envelope first = envelopes.values().iterator().next();
        var _ = remove(first);
        return first;
    }

    /** Takes this one; false if it does not wait. */
    boolean remove(Envelope envelope) {
        if (envelopes.remove(envelope.seq()) == null) {
            return false;
        }
        bytes -= envelope.payload().length;
        return true;
    }

    /** Takes all. */
    List<Envelope> clear() {
        List<Envelope> all = new ArrayList<>(envelopes.values());
        envelopes.clear();
        bytes = 0;
        return all;
    }
}
