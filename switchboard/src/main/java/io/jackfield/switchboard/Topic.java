package io.jackfield.switchboard;

import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** One topic: numbers its messages, keeps some, and hands them to its followers in order. */
final class Topic {
    private final Topics topics;
    private final BoardCore board;
    private final String name;
    private final long epoch;
    private final ReentrantLock lock = new ReentrantLock();
    private final History history; // guarded by lock
    private final CopyOnWriteArrayList<Following> followers = new CopyOnWriteArrayList<>();
    private long sequence; // guarded by lock
    private boolean isForgotten; // guarded by lock
    private volatile long lastUsedNanos;

    Topic(Topics topics, BoardCore board, String name, long epoch) {
        this.topics = topics;
        this.board = board;
        this.name = name;
        this.epoch = epoch;
        this.history = new History(board.limits().retainedBytes());
        this.lastUsedNanos = board.scheduler().nanoTime();
    }

    String name() {
        return name;
    }

    long epoch() {
        return epoch;
    }

    long lastUsedNanos() {
        return lastUsedNanos;
    }

    /** The sequence number; 0 if this topic has been forgotten and another must be made. */
    long publish(Payload payload, PublishOptions options) {
        long number;
        lock.lock();
        try {
            if (isForgotten) {
                return 0;
            }
            number = ++sequence;
            var message =
                    new TopicMessage(
                            name, epoch, number, payload, options.metadata(), options.principal());
            history.add(message);
            for (Following follower : followers) {
                follower.offer(message);
            }
        } finally {
            lock.unlock();
        }
        lastUsedNanos = board.scheduler().nanoTime();
        int told = 0;
        for (Following follower : followers) {
            follower.wake();
            told++;
        }
        board.listener().published(name, told);
        return number;
    }

    /** False if this topic has been forgotten and another must be made. */
    boolean add(Following following) {
        lock.lock();
        try {
            if (isForgotten) {
                return false;
            }
            following.begin(begin(following.start()));
            followers.add(following);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Beginning begin(FollowOptions.Start start) {
        return switch (start) {
            case FollowOptions.Start.Now() -> new Beginning(0, List.of());
            case FollowOptions.Start.Last(int messages) -> new Beginning(0, history.last(messages));
            case FollowOptions.Start.After(long knownEpoch, long known) -> {
                if (knownEpoch != epoch || known > sequence) {
                    yield new Beginning(-1, history.last(Integer.MAX_VALUE));
                }
                List<TopicMessage> past = history.after(known);
                long next = past.isEmpty() ? sequence + 1 : past.getFirst().sequence();
                yield new Beginning(next - Math.max(0, known) - 1, past);
            }
        };
    }

    /**
     * What a follower is told first.
     *
     * @param missed as {@link Follower#gap}; 0: no gap
     * @param past messages kept
     */
    record Beginning(long missed, List<TopicMessage> past) {}

    void remove(Following following) {
        if (followers.remove(following)) {
            topics.left();
        }
    }

    void endEach(Function<Following, @Nullable JackfieldException> reason) {
        for (Following following : new ArrayList<>(followers)) {
            JackfieldException cause = reason.apply(following);
            if (cause != null) {
                following.end(cause);
            }
        }
    }

    void retain(int messages) {
        lock.lock();
        try {
            history.limit(messages);
        } finally {
            lock.unlock();
        }
    }

    boolean retains() {
        lock.lock();
        try {
            return history.isKept();
        } finally {
            lock.unlock();
        }
    }

    /** Ends this topic unless somebody follows it. */
    boolean forget() {
        lock.lock();
        try {
            isForgotten = followers.isEmpty();
            return isForgotten;
        } finally {
            lock.unlock();
        }
    }
}
