package io.jackfield.switchboard;

import io.jackfield.core.JackfieldException;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The messages of the other end, in order. For one thread at a time. */
public interface Input extends Iterable<Payload> {

    /**
     * The next message. Blocks until there is one, the other end said it has no more, or the call
     * ended.
     *
     * @return empty at the end, and every time after it
     * @throws JackfieldException if the call failed, was cancelled or its deadline passed; {@link
     *     io.jackfield.core.Code#CANCELLED} if this thread is interrupted
     */
    Optional<Payload> next();

    /** The messages that are left, once; blocks and throws as {@link #next()} does. */
    @Override
    default Iterator<Payload> iterator() {
        return new Iterator<>() {
            private Optional<Payload> ahead = Optional.empty();
            private boolean ended;

            @Override
            public boolean hasNext() {
                if (ahead.isEmpty() && !ended) {
                    ahead = Input.this.next();
                    ended = ahead.isEmpty();
                }
                return ahead.isPresent();
            }

            @Override
            public Payload next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the stream has ended");
                }
                Payload next = ahead.orElseThrow();
                ahead = Optional.empty();
                return next;
            }
        };
    }
}
