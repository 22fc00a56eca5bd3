package io.jackfield.webwire.client;

import io.jackfield.webwire.Session;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;

/** The session that a client holds, over all its connections. Safe from many threads. */
final class SessionSlot {
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();

    @Nullable Session current() {
        return session.get();
    }

    void set(Session value) {
        session.set(value);
    }

    /** Empties it; false if it was empty. */
    boolean clear() {
        return session.getAndSet(null) != null;
    }
}
