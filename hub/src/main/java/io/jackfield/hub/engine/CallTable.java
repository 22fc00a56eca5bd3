package io.jackfield.hub.engine;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Link;
import io.jackfield.core.PendingCalls;
import io.jackfield.hub.frames.Envelope;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/**
 * The unanswered calls of one plugin. A call whose caller left keeps its place until the answer
 * comes: the plugin still works on it, and cannot be told. On the link's thread.
 */
final class CallTable {
    private final PendingCalls<HubCall> waiting;
    private final Set<Long> abandoned = new HashSet<>();
    private final int most;
    private long nextSeq;

    CallTable(Link link, int most) {
        this.waiting = new PendingCalls<>(link, most);
        this.most = most;
    }

    /**
     * Gives a call its number: 0, 1, 2 and so on for each connection.
     *
     * @throws JackfieldException {@code RESOURCE_EXHAUSTED} when all places are taken
     */
    Envelope add(HubCall call) {
        if (waiting.size() + abandoned.size() >= most) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED,
                    "the plugin has "
                            + most
                            + " calls unanswered, which is maxConcurrentCalls; try again when some"
                            + " are answered");
        }
        long seq = nextSeq++;
        waiting.put(seq, call, call.timeout());
        return call.envelope(seq);
    }

    /** Who waits for an envelope's answer; null if nobody does any more. */
    @Nullable HubCall waitingFor(Envelope envelope) {
        return waiting.get(envelope.seq());
    }

    /** Takes a call out: it is answered. Null if nobody waits for it any more, or ever did. */
    @Nullable HubCall answered(long seq) {
        return waiting.remove(seq);
    }

    /** The answer of a call whose caller left. False if there was no such call. */
    boolean answeredLate(long seq) {
        return abandoned.remove(seq);
    }

    /** Nobody waits any more for a call that was sent. */
    void abandon(Envelope envelope) {
        var _ = waiting.remove(envelope.seq());
        abandoned.add(envelope.seq());
    }

    /** Nobody waits any more for a call that was not sent: its place is free. */
    void forget(Envelope envelope) {
        var _ = waiting.remove(envelope.seq());
    }

    void failAll(JackfieldException why) {
        waiting.failAll(why);
        abandoned.clear();
    }
}
