package io.jackfield.store;

import io.jackfield.core.Cancellable;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Scheduler;
import io.jackfield.core.SessionRecord;
import io.jackfield.core.SessionStore;

import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Sessions in one file, on the storage engine of H2 (MVStore).
 *
 * <p>A change is committed before its method returns; writers that wait together share one commit.
 * What cannot be written (disk full) is taken back and reported as {@link Code#RESOURCE_EXHAUSTED}:
 * nobody was told of it, and what was acknowledged before stands. A damaged file is set aside under
 * another name and reported in the log, and sessions begin anew.
 *
 * <pre>{@code
 * try (var scheduler = Scheduler.start("timers");
 *         var store = FileSessionStore.open(Path.of("sessions.db"), Durability.PROCESS, scheduler)) {
 *     store.create(session);
 * }
 * }</pre>
 */
public final class FileSessionStore implements SessionStore {
    private static final System.Logger LOG = System.getLogger(FileSessionStore.class.getName());
    private static final Duration TOUCH_EVERY = Duration.ofSeconds(30);
    private static final int COMPACT_BELOW_PERCENT = 60;
    private static final int COMPACT_BYTES = 4 << 20;

    private final Path path;
    private final Durability durability;
    private final Scheduler scheduler;
    private final CopyOnWriteArrayList<Watcher> watchers = new CopyOnWriteArrayList<>();

    /** Guards the map, the touches and the counters of changes. Held for microseconds. */
    private final ReentrantLock changes = new ReentrantLock();

    /**
     * Held while a commit is written. Who waits for it finds its change written too. Taken before
     * {@link #changes}.
     */
    private final ReentrantLock commits = new ReentrantLock();

    private final Map<String, Instant> touches = new HashMap<>();
    private SessionFile file;
    private List<Written> uncommitted = new ArrayList<>();
    private @Nullable Cancellable timer;
    private volatile boolean closed;

    private FileSessionStore(Path path, Durability durability, Scheduler scheduler) {
        this.path = path;
        this.durability = durability;
        this.scheduler = scheduler;
        this.file = SessionFile.open(path, scheduler.now());
        this.timer = scheduler.after(TOUCH_EVERY, this::startUpkeep);
    }

    /**
     * Opens the file, or makes it, with its folder, readable by its owner only.
     *
     * @param file where sessions rest
     * @param durability what an acknowledged change survives
     * @param scheduler for writing down touches; not closed by this
     * @throws JackfieldException {@link Code#FAILED_PRECONDITION} if the file cannot be read and
     *     written or another process holds it; the message says which
     */
    public static FileSessionStore open(Path file, Durability durability, Scheduler scheduler) {
        return new FileSessionStore(file, durability, scheduler);
    }

    @Override
    public Optional<SessionRecord> get(String id) {
        return locked(() -> Optional.ofNullable(read(id)));
    }

    @Override
    public void create(SessionRecord session) {
        change(
                session.id(),
                stored -> {
                    if (stored != null) {
                        throw new JackfieldException(
                                Code.ALREADY_EXISTS, "there is such a session already");
                    }
                    return session;
                });
        tell(session.id(), session);
    }

    @Override
    public SessionRecord replace(SessionRecord session) {
        SessionRecord next = session.withVersion(session.version() + 1);
        change(
                session.id(),
                stored -> {
                    if (stored == null) {
                        throw new JackfieldException(Code.NOT_FOUND, "there is no such session");
                    }
                    if (stored.version() != session.version()) {
                        throw new JackfieldException(
                                Code.ABORTED,
                                "the session was changed meanwhile; read it again and repeat");
                    }
                    return next;
                });
        tell(session.id(), next);
        return next;
    }

    @Override
    public boolean remove(String id) {
        var wasThere = new boolean[1];
        change(
                id,
                stored -> {
                    wasThere[0] = stored != null;
                    return null;
                });
        if (wasThere[0]) {
            tell(id, null);
        }
        return wasThere[0];
    }

    @Override
    public void touch(String id, Instant used) {
        locked(
                () -> {
                    if (file.sessions().containsKey(id)) {
                        touches.merge(id, used, (old, now) -> now.isAfter(old) ? now : old);
                    }
                    return true;
                });
    }

    @Override
    public List<SessionRecord> scan(@Nullable String after, int limit) {
        return locked(
                () -> {
                    var map = file.sessions();
                    String from = after == null ? map.firstKey() : map.higherKey(after);
                    var page = new ArrayList<SessionRecord>();
                    Iterator<String> ids =
                            from == null ? List.<String>of().iterator() : map.keyIterator(from);
                    while (ids.hasNext() && page.size() < limit) {
                        SessionRecord session = read(ids.next());
                        if (session != null) {
                            page.add(session);
                        }
                    }
                    return page;
                });
    }

    @Override
    public Cancellable watch(Watcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Writes down what waits and lets go of the file. */
    @Override
    public void close() {
        commits.lock();
        try {
            if (closed) {
                return;
            }
            var upkeep = timer;
            if (upkeep != null) {
                upkeep.cancel();
            }
            try {
                writeTouches();
                commitAll();
                closed = true;
                file.store().close();
            } catch (RuntimeException fault) {
                closed = true;
                LOG.log(Level.WARNING, path + ": the last touches were not written", fault);
                file.abandon();
            }
        } finally {
            commits.unlock();
        }
    }

    /** What became of a change: nothing yet, committed, or taken back. */
    private static final class Written {
        private volatile @Nullable Boolean isKept;
    }

    private interface Change {
        /** What is to be stored in place of what is; null for nothing. */
        @Nullable SessionRecord apply(@Nullable SessionRecord stored);
    }

    private void change(String id, Change change) {
        Written written =
                locked(
                        () -> {
                            SessionRecord stored = read(id);
                            SessionRecord next = change.apply(stored);
                            var made = new Written();
                            if (next == null && stored == null) {
                                made.isKept = true; // nothing to write, nothing to wait for
                            } else {
                                put(id, next);
                                uncommitted.add(made);
                            }
                            return made;
                        });
        awaitCommit(written);
    }

    private void put(String id, @Nullable SessionRecord session) {
        touches.remove(id);
        if (session == null) {
            file.sessions().remove(id);
        } else {
            file.sessions().put(id, SessionFormat.encode(session));
        }
    }

    private @Nullable SessionRecord read(String id) {
        byte[] value = file.sessions().get(id);
        if (value == null) {
            return null;
        }
        SessionRecord session = SessionFormat.decode(id, value);
        Instant touched = touches.get(id);
        return touched == null || !touched.isAfter(session.used())
                ? session
                : session.usedAt(touched);
    }

    /** Returns when the change is written, by this thread or by another that was first. */
    private void awaitCommit(Written written) {
        if (written.isKept == null) {
            commits.lock();
            try {
                if (written.isKept == null) {
                    commitAll();
                }
            } finally {
                commits.unlock();
            }
        }
        if (!Boolean.TRUE.equals(written.isKept)) {
            throw notWritten(null);
        }
    }

    /** Writes every change made so far. Holds {@link #commits}. */
    private void commitAll() {
        List<Written> waiting =
                locked(
                        () -> {
                            var all = uncommitted;
                            uncommitted = new ArrayList<>();
                            return all;
                        });
        if (waiting.isEmpty()) {
            return;
        }
        try {
            file.store().commit();
            if (durability == Durability.POWER) {
                file.store().sync();
            }
            waiting.forEach(written -> written.isKept = true);
        } catch (MVStoreException fault) {
            takeBack(waiting);
            throw notWritten(fault);
        }
    }

    /** Returns to what is in the file. Every change that was not committed fails. */
    private void takeBack(List<Written> waiting) {
        changes.lock();
        try {
            waiting.addAll(uncommitted);
            uncommitted = new ArrayList<>();
            waiting.forEach(written -> written.isKept = false);
            file.abandon();
            file = SessionFile.open(path, scheduler.now());
        } finally {
            changes.unlock();
        }
    }

    private JackfieldException notWritten(@Nullable Throwable cause) {
        return new JackfieldException(
                Code.RESOURCE_EXHAUSTED,
                "the session could not be written; make room on the disk of the session file",
                cause);
    }

    private void startUpkeep() {
        Thread.ofVirtual().name("jackfield-session-upkeep").start(this::upkeep);
    }

    /** Writes down touches and gives back the room of what was overwritten. */
    private void upkeep() {
        commits.lock();
        try {
            if (closed) {
                return;
            }
            writeTouches();
            commitAll();
            file.store().compact(COMPACT_BELOW_PERCENT, COMPACT_BYTES);
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, path + ": touches could not be written", fault);
        } finally {
            commits.unlock();
            if (!closed) {
                timer = scheduler.after(TOUCH_EVERY, this::startUpkeep);
            }
        }
    }

    private void writeTouches() {
        locked(
                () -> {
                    for (String id : List.copyOf(touches.keySet())) {
                        SessionRecord session = read(id);
                        put(id, session);
                        uncommitted.add(new Written());
                    }
                    return true;
                });
    }

    private void tell(String id, @Nullable SessionRecord session) {
        for (Watcher watcher : watchers) {
            watcher.changed(id, session);
        }
    }

    private <T> T locked(Supplier<T> step) {
        changes.lock();
        try {
            if (closed) {
                throw new JackfieldException(Code.UNAVAILABLE, "the session store is closed");
            }
            return step.get();
        } catch (MVStoreException fault) {
            throw new JackfieldException(
                    Code.DATA_LOSS, "the session file cannot be read: " + path, fault);
        } finally {
            changes.unlock();
        }
    }
}
