package io.jackfield.core;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The live sessions of one module, over the {@link SessionStore} where they rest. It knows which
 * links share a session, lets go of the module's own object some time after the last link has gone,
 * restores it when the key is shown again, and removes what nobody has used for long.
 *
 * <p>Safe from many threads. Methods that reach the store block.
 *
 * @param <S> the module's own object for a session
 */
public final class SessionRegistry<S> implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SessionRegistry.class.getName());
    private static final int SWEEP_PAGE = 256;
    private static final int WEAK_KEY_BYTES = 16;

    /**
     * The limits of sessions.
     *
     * @param maxSessionConnections how many links may share a session; 0, the default, for any
     *     number
     * @param sessionMaxIdle after how long without use a session ends; 30 days by default
     * @param keepDetached how long the module's object outlives the last link, so that a reload
     *     finds it; 30 s by default. The session itself rests in the store all the same
     * @param sweepEvery how often the store is searched for sessions past their time; an hour by
     *     default
     */
    public record Options(
            int maxSessionConnections,
            Duration sessionMaxIdle,
            Duration keepDetached,
            Duration sweepEvery) {

        /** The defaults. */
        public static final Options DEFAULT =
                new Options(0, Duration.ofDays(30), Duration.ofSeconds(30), Duration.ofHours(1));

        /**
         * Checks every field.
         *
         * @throws IllegalArgumentException naming the field and the value
         */
        public Options {
            Check.atLeast("maxSessionConnections", maxSessionConnections, 0);
            Check.positive("sessionMaxIdle", sessionMaxIdle);
            Check.positive("keepDetached", keepDetached);
            Check.positive("sweepEvery", sweepEvery);
        }
    }

    /** Why a session is over. */
    public enum End {
        /** It was closed, here or on another node. */
        CLOSED,
        /** Nobody used it for {@link Options#sessionMaxIdle}. */
        EXPIRED
    }

    /**
     * A session that was just made.
     *
     * @param key the secret for the client; kept nowhere else
     * @param session the live session
     */
    public record Created<S>(SessionKey key, LiveSession<S> session) {}

    private final String owner;
    private final SessionStore store;
    private final Scheduler scheduler;
    private final SessionKey.Generator keys;
    private final Options options;
    private final ConcurrentHashMap<String, LiveSession<S>> live = new ConcurrentHashMap<>();
    private final Cancellable watch;
    private volatile boolean closed;
    private volatile @Nullable Cancellable nextSweep;

    /**
     * An empty registry, which sweeps its sessions in the store from now on.
     *
     * @param owner which sessions of the store are its own, see {@link SessionRecord#owner}
     * @param store not closed by this
     * @param scheduler not closed by this
     * @param keys makes the keys; {@link SessionKey#generator} unless an application has its own
     * @param options the limits
     */
    public SessionRegistry(
            String owner,
            SessionStore store,
            Scheduler scheduler,
            SessionKey.Generator keys,
            Options options) {
        this.owner = owner;
        this.store = store;
        this.scheduler = scheduler;
        this.keys = keys;
        this.options = options;
        this.watch = store.watch(this::changedInStore);
        scheduleSweep();
    }

    /**
     * Makes a session. When this returns it is kept in the store.
     *
     * @param attributes what the module keeps in it
     * @param value makes the module's object
     * @throws JackfieldException {@link Code#ALREADY_EXISTS} if the generator repeated a key,
     *     {@link Code#RESOURCE_EXHAUSTED} if the store is full: then there is no session and the
     *     client is told of none
     */
    public Created<S> create(byte[] attributes, Function<SessionRecord, S> value) {
        checkOpen();
        SessionKey key = keys.generate();
        if (key.length() < WEAK_KEY_BYTES) {
            LOG.log(
                    Level.WARNING,
                    "the generator of session keys made one of {0} bytes; with fewer than {1} it"
                            + " can be guessed",
                    key.length(),
                    WEAK_KEY_BYTES);
        }
        var now = scheduler.now();
        var session = new SessionRecord(key.id(), owner, now, now, 1, attributes);
        store.create(session);
        var created = new LiveSession<S>(this, session.id());
        created.load(session, value);
        live.put(session.id(), created);
        created.letGoLater();
        return new Created<>(key, created);
    }

    /**
     * The session of a key: the live one, or the one at rest made live. Two links that restore the
     * same key at the same moment get the same object.
     *
     * @param key as the client showed it
     * @param value makes the module's object from what rests
     * @return empty if there is none, it belongs to another owner, or it is past its time
     */
    public Optional<LiveSession<S>> restore(SessionKey key, Function<SessionRecord, S> value) {
        checkOpen();
        String id = key.id();
        while (true) {
            var session = live.computeIfAbsent(id, absent -> new LiveSession<>(this, absent));
            switch (session.ensureLoaded(() -> readValid(id), value)) {
                case LOADED -> {
                    store.touch(id, scheduler.now());
                    session.letGoLater();
                    return Optional.of(session);
                }
                case ABSENT -> {
                    live.remove(id, session);
                    return Optional.empty();
                }
                case NEW, LET_GO -> live.remove(id, session); // it went meanwhile: once more
            }
        }
    }

    private @Nullable SessionRecord readValid(String id) {
        SessionRecord session = store.get(id).orElse(null);
        if (session == null || !session.owner().equals(owner)) {
            return null;
        }
        if (isExpired(session)) {
            store.remove(id);
            return null;
        }
        return session;
    }

    private boolean isExpired(SessionRecord session) {
        return session.used().plus(options.sessionMaxIdle()).isBefore(scheduler.now());
    }

    /**
     * Ends the session of a key, live or at rest.
     *
     * @param key the key
     * @return whether there was one
     */
    public boolean close(SessionKey key) {
        checkOpen();
        String id = key.id();
        var session = live.get(id);
        if (session != null) {
            return session.close();
        }
        return readValid(id) != null && store.remove(id);
    }

    /**
     * The live session of a key. Does not reach the store.
     *
     * @param key the key
     * @return empty if it rests, or there is none
     */
    public Optional<LiveSession<S>> live(SessionKey key) {
        return Optional.ofNullable(live.get(key.id()));
    }

    /** The sessions that are live now. */
    public Collection<LiveSession<S>> live() {
        return Collections.unmodifiableCollection(live.values());
    }

    /**
     * Removes every session of this owner that is past its time and has no link. Called every
     * {@link Options#sweepEvery}.
     *
     * @return how many were removed
     */
    public int sweep() {
        int removed = 0;
        String after = null;
        for (List<SessionRecord> page = store.scan(null, SWEEP_PAGE);
                !page.isEmpty();
                page = store.scan(after, SWEEP_PAGE)) {
            for (SessionRecord session : page) {
                if (session.owner().equals(owner) && isExpired(session) && expire(session.id())) {
                    removed++;
                }
            }
            after = page.getLast().id();
        }
        return removed;
    }

    private boolean expire(String id) {
        var session = live.get(id);
        if (session != null && !session.links().isEmpty()) {
            store.touch(id, scheduler.now());
            return false;
        }
        if (session != null) {
            session.end(End.EXPIRED);
        }
        return store.remove(id);
    }

    private void scheduleSweep() {
        if (!closed) {
            nextSweep =
                    scheduler.after(
                            options.sweepEvery(),
                            () ->
                                    Thread.ofVirtual()
                                            .name("jackfield-sweep")
                                            .start(this::sweepLogged));
        }
    }

    private void sweepLogged() {
        try {
            int removed = sweep();
            if (removed > 0) {
                LOG.log(Level.INFO, "{0} sessions of {1} were past their time", removed, owner);
            }
        } catch (RuntimeException fault) {
            if (!closed) {
                LOG.log(Level.WARNING, "sessions of " + owner + " could not be swept", fault);
            }
        } finally {
            scheduleSweep();
        }
    }

    private void changedInStore(String id, @Nullable SessionRecord session) {
        if (session == null) {
            var ended = live.get(id);
            if (ended != null) {
                ended.end(End.CLOSED);
            }
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new JackfieldException(
                    Code.UNAVAILABLE, "the sessions of " + owner + " are closed");
        }
    }

    /** Lets go of every live session; all go on resting in the store. Idempotent. */
    @Override
    public void close() {
        closed = true;
        watch.cancel();
        var sweep = nextSweep;
        if (sweep != null) {
            sweep.cancel();
        }
        live.clear();
    }

    SessionStore store() {
        return store;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Options options() {
        return options;
    }

    void forget(LiveSession<S> session) {
        live.remove(session.id(), session);
    }
}
