package io.jackfield.core;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A session with the links that share it and the module's own object.
 *
 * <p>Safe from many threads. {@link #update} and {@link #close} reach the store and block.
 *
 * @param <S> the module's own object
 */
public final class LiveSession<S> {

    enum State {
        /** Made, nothing read yet. */
        NEW,
        LOADED,
        /** There is no such session. */
        ABSENT,
        /** Over, or at rest again: whoever holds this looks in the registry once more. */
        LET_GO
    }

    private final SessionRegistry<S> registry;
    private final String id;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Link, Consumer<SessionRegistry.End>> links = new LinkedHashMap<>();
    private State state = State.NEW;
    private @Nullable SessionRecord session;
    private @Nullable S value;
    private @Nullable Cancellable timer;

    LiveSession(SessionRegistry<S> registry, String id) {
        this.registry = registry;
        this.id = id;
    }

    /** The hash of the key, see {@link SessionKey#id}. */
    public String id() {
        return id;
    }

    /** The module's own object. */
    public S value() {
        return locked(
                () -> {
                    S loaded = value;
                    if (loaded == null) {
                        throw new IllegalStateException("this session is not loaded");
                    }
                    return loaded;
                });
    }

    /** What rests in the store, as this process last read or wrote it. */
    public SessionRecord session() {
        return locked(this::loadedSession);
    }

    /** The links that share it now. */
    public List<Link> links() {
        return locked(() -> List.copyOf(links.keySet()));
    }

    /**
     * Lets a link share the session. A link that shares it already is not counted twice.
     *
     * @param link the link
     * @param ended told once when the session ends while the link shares it, on the thread that
     *     ends it; must not block
     * @throws JackfieldException {@link Code#RESOURCE_EXHAUSTED} if {@link
     *     SessionRegistry.Options#maxSessionConnections} share it, {@link Code#NOT_FOUND} if it has
     *     ended
     */
    public void attach(Link link, Consumer<SessionRegistry.End> ended) {
        lock.lock();
        try {
            if (state != State.LOADED) {
                throw new JackfieldException(Code.NOT_FOUND, "the session has ended");
            }
            int most = registry.options().maxSessionConnections();
            if (most > 0 && links.size() >= most && !links.containsKey(link)) {
                throw new JackfieldException(
                        Code.RESOURCE_EXHAUSTED,
                        most + " connections share this session already; close one of them");
            }
            links.put(link, ended);
            stopTimer();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The link shares the session no more. After the last one the module's object is let go {@link
     * SessionRegistry.Options#keepDetached} later.
     *
     * @param link the link; without effect if it did not share it
     */
    public void detach(Link link) {
        boolean wasAttached = locked(() -> links.remove(link) != null);
        if (wasAttached) {
            letGoLater();
        }
    }

    /**
     * The link shares the session no more, and if it was the last one the session is over for good.
     * No other link can attach in between.
     *
     * @param link the link; without effect if it did not share it
     * @return whether this ended the session
     */
    public boolean detachAndCloseIfLast(Link link) {
        boolean isLast =
                locked(
                        () -> {
                            if (links.remove(link) == null || !links.isEmpty()) {
                                return false;
                            }
                            state = State.LET_GO;
                            stopTimer();
                            return true;
                        });
        if (isLast) {
            registry.forget(this);
            registry.store().remove(id);
        }
        return isLast;
    }

    /**
     * Changes what rests. When this returns it is kept.
     *
     * @param attributes the new ones, whole
     * @throws JackfieldException {@link Code#ABORTED} if another node changed it meanwhile, {@link
     *     Code#NOT_FOUND} if it has ended, {@link Code#RESOURCE_EXHAUSTED} if the store is full:
     *     then the old ones stand
     */
    public void update(byte[] attributes) {
        lock.lock();
        try {
            var changed =
                    loadedSession().withAttributes(attributes).usedAt(registry.scheduler().now());
            session = registry.store().replace(changed);
        } finally {
            lock.unlock();
        }
    }

    /** The session is in use. Cheap; see {@link SessionStore#touch}. */
    public void touch() {
        registry.store().touch(id, registry.scheduler().now());
    }

    /**
     * Ends the session for good: removed from the store, then every link that shares it is told.
     *
     * @return whether this call ended it
     */
    public boolean close() {
        boolean wasStored = registry.store().remove(id);
        end(SessionRegistry.End.CLOSED);
        return wasStored;
    }

    void end(SessionRegistry.End why) {
        var told =
                locked(
                        () -> {
                            var all = List.copyOf(links.values());
                            links.clear();
                            state = State.LET_GO;
                            stopTimer();
                            return all;
                        });
        registry.forget(this);
        told.forEach(ended -> ended.accept(why));
    }

    void load(SessionRecord stored, Function<SessionRecord, S> revive) {
        lock.lock();
        try {
            value = revive.apply(stored);
            session = stored;
            state = State.LOADED;
        } finally {
            lock.unlock();
        }
    }

    State ensureLoaded(Supplier<@Nullable SessionRecord> read, Function<SessionRecord, S> revive) {
        lock.lock();
        try {
            if (state == State.NEW) {
                SessionRecord stored = read.get();
                if (stored == null) {
                    state = State.ABSENT;
                } else {
                    load(stored, revive);
                }
            }
            return state;
        } catch (RuntimeException fault) {
            state = State.LET_GO;
            registry.forget(this);
            throw fault;
        } finally {
            lock.unlock();
        }
    }

    /** Starts the time after which a session without links is let go. */
    void letGoLater() {
        lock.lock();
        try {
            if (links.isEmpty() && state == State.LOADED) {
                stopTimer();
                timer = registry.scheduler().after(registry.options().keepDetached(), this::letGo);
            }
        } finally {
            lock.unlock();
        }
    }

    private void letGo() {
        boolean isIdle =
                locked(
                        () -> {
                            if (!links.isEmpty() || state != State.LOADED) {
                                return false;
                            }
                            state = State.LET_GO;
                            return true;
                        });
        if (isIdle) {
            registry.forget(this);
        }
    }

    private SessionRecord loadedSession() {
        SessionRecord loaded = session;
        if (loaded == null) {
            throw new IllegalStateException("this session is not loaded");
        }
        return loaded;
    }

    private void stopTimer() {
        var running = timer;
        if (running != null) {
            running.cancel();
            timer = null;
        }
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
