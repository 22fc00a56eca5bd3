package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.Execution;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Principal;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/**
 * One follower with its queue. Whoever finds something to tell and nobody telling begins to tell: a
 * virtual thread, or the publisher itself where the follower is inline.
 */
final class Following implements Subscription {
    private final Topic topic;
    private final FollowOptions options;
    private final Follower follower;
    private final BoardListener listener;
    private final ArrayDeque<TopicMessage> waiting = new ArrayDeque<>();
    private long bytes;
    private long missed; // before the first of waiting
    private int past; // how many of waiting are of the past
    private boolean isTelling;
    private boolean isDone; // nothing more is queued
    private boolean isClosed; // nothing more is told
    private @Nullable JackfieldException end;

    Following(Topic topic, FollowOptions options, Follower follower, BoardListener listener) {
        this.topic = topic;
        this.options = options;
        this.follower = follower;
        this.listener = listener;
    }

    Principal principal() {
        return options.principal();
    }

    FollowOptions.Start start() {
        return options.start();
    }

    @Override
    public String topic() {
        return topic.name();
    }

    @Override
    public long epoch() {
        return topic.epoch();
    }

    synchronized void begin(Topic.Beginning beginning) {
        missed = beginning.missed();
        past = beginning.past().size();
        waiting.addAll(beginning.past());
    }

    /** Queues a message. Under the lock of the topic, so in order; {@link #wake} follows. */
    void offer(TopicMessage message) {
        int dropped;
        synchronized (this) {
            if (isDone) {
                return;
            }
            int size = message.payload().size();
            dropped = isFullFor(size) ? makeRoom(size) : 0;
            if (isDone) {
                dropped = 1;
            } else {
                waiting.add(message);
                bytes += size;
            }
        }
        if (dropped > 0) {
            listener.dropped(topic.name(), dropped);
        }
    }

    private int makeRoom(int size) {
        int before = waiting.size();
        switch (options.overflow()) {
            case DROP_OLDEST -> {
                while (!waiting.isEmpty() && isFullFor(size)) {
                    drop();
                }
            }
            case CONFLATE -> {
                while (!waiting.isEmpty()) {
                    drop();
                }
            }
            case DISCONNECT -> {
                isDone = true;
                end =
                        new JackfieldException(
                                Code.RESOURCE_EXHAUSTED,
                                "this follower of "
                                        + topic.name()
                                        + " was too slow; follow it"
                                        + " again after the last message");
            }
        }
        return before - waiting.size();
    }

    private boolean isFullFor(int size) {
        return waiting.size() - past >= options.capacity()
                || (bytes > 0 && bytes + size > options.maxQueuedBytes());
    }

    private void drop() {
        takeFirst();
        missed = missed < 0 ? missed : missed + 1;
    }

    private TopicMessage takeFirst() {
        TopicMessage first = waiting.remove();
        if (past > 0) {
            past--;
        } else {
            bytes -= first.payload().size();
        }
        return first;
    }

    /** Sees to it that what waits is told. */
    void wake() {
        synchronized (this) {
            if (isTelling || isClosed || (waiting.isEmpty() && missed == 0 && end == null)) {
                return;
            }
            isTelling = true;
        }
        if (options.execution() == Execution.INLINE) {
            tell();
        } else {
            Thread.ofVirtual().name("follow-" + topic.name()).start(this::tell);
        }
    }

    private void tell() {
        for (Runnable next = next(); next != null; next = next()) {
            try {
                next.run();
            } catch (RuntimeException e) {
                Failures.log("a follower of " + topic.name() + " failed", e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        if (isClosed) {
            isTelling = false;
            return null;
        }
        if (missed != 0) {
            long gap = missed;
            missed = 0;
            return () -> follower.gap(gap);
        }
        if (!waiting.isEmpty()) {
            TopicMessage message = takeFirst();
            return () -> follower.message(message);
        }
        JackfieldException reason = end;
        if (reason != null) {
            isClosed = true;
            return () -> {
                topic.remove(this);
                follower.ended(reason);
            };
        }
        isTelling = false;
        return null;
    }

    /** Ends it from the board's side, after what is being told. */
    void end(JackfieldException reason) {
        synchronized (this) {
            if (end != null || isClosed) {
                return;
            }
            isDone = true;
            end = reason;
            waiting.clear();
            missed = 0;
        }
        wake();
    }

    @Override
    public void close() {
        synchronized (this) {
            isDone = true;
            isClosed = true;
            waiting.clear();
        }
        topic.remove(this);
    }
}
