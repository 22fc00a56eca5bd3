package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The topics of a board: those that are followed, and as many others as there is room for. */
final class Topics {
    private static final int MAX_PATTERNS = 1_000;

    private final BoardCore board;
    private final ConcurrentHashMap<String, Topic> topics = new ConcurrentHashMap<>();
    private final AtomicInteger followers = new AtomicInteger();
    private final Map<String, Retention> retentions = new LinkedHashMap<>(); // guarded by this

    private record Retention(NamePattern pattern, int messages) {}

    Topics(BoardCore board) {
        this.board = board;
    }

    long publish(String name, Payload payload, PublishOptions options) {
        Topic topic = topics.get(name);
        if (topic == null) {
            Names.check(name);
        }
        board.require(options.principal(), Rules.Action.PUBLISH, name);
        while (true) {
            board.checkOpen();
            topic = topic == null ? create(name) : topic;
            long sequence = topic.publish(payload, options);
            if (sequence > 0) {
                return sequence;
            }
            topic = null; // forgotten meanwhile
        }
    }

    Subscription follow(String name, FollowOptions options, Follower follower) {
        Topic topic = topics.get(name);
        if (topic == null) {
            Names.check(name);
        }
        board.require(options.principal(), Rules.Action.FOLLOW, name);
        if (followers.incrementAndGet() > board.limits().maxFollowers()) {
            followers.decrementAndGet();
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED,
                    "there are " + board.limits().maxFollowers() + " followers, see maxFollowers");
        }
        try {
            while (true) {
                board.checkOpen();
                topic = topic == null ? create(name) : topic;
                var following = new Following(topic, options, follower, board.listener());
                if (topic.add(following)) {
                    return started(following);
                }
                topic = null; // forgotten meanwhile
            }
        } catch (JackfieldException e) {
            followers.decrementAndGet();
            throw e;
        }
    }

    /** Rules or the board may have changed since they were looked at: then it ends at once. */
    private Subscription started(Following following) {
        following.wake();
        if (!board.rules().allow(following.principal(), Rules.Action.FOLLOW, following.topic())) {
            following.end(
                    BoardCore.denied(
                            following.principal(), Rules.Action.FOLLOW, following.topic()));
        }
        if (board.isClosed()) {
            following.end(CancelReason.CLOSED.toException());
        }
        return following;
    }

    void left() {
        followers.decrementAndGet();
    }

    synchronized void retain(String pattern, int messages) {
        Checks.atLeast("messages", messages, 0);
        NamePattern compiled = NamePattern.of(pattern);
        if (messages == 0) {
            retentions.remove(pattern);
        } else if (retentions.size() == MAX_PATTERNS && !retentions.containsKey(pattern)) {
            throw new IllegalArgumentException(
                    "at most " + MAX_PATTERNS + " patterns of topics can be retained");
        } else {
            retentions.put(pattern, new Retention(compiled, messages));
        }
        topics.values().forEach(topic -> topic.retain(retained(topic.name())));
    }

    private int retained(String name) {
        int most = 0;
        for (Retention retention : retentions.values()) {
            if (retention.messages() > most && retention.pattern().matches(name)) {
                most = retention.messages();
            }
        }
        return most;
    }

    private synchronized Topic create(String name) {
        Topic known = topics.get(name);
        if (known != null) {
            return known;
        }
        if (topics.size() >= board.limits().maxTopics()) {
            forgetSome();
        }
        var topic = new Topic(this, board, name, board.random().getAsLong());
        topic.retain(retained(name));
        topics.put(name, topic);
        return topic;
    }

    /** A sixteenth of them at once, so that the search does not come with every new topic. */
    private void forgetSome() {
        int wanted = Math.max(1, board.limits().maxTopics() / 16);
        long now = board.scheduler().nanoTime();
        topics.values().stream()
                .map(topic -> new Candidate(topic, topic.retains(), now - topic.lastUsedNanos()))
                .sorted(Candidate.FIRST_TO_GO)
                .filter(candidate -> candidate.topic.forget())
                .limit(wanted)
                .forEach(candidate -> topics.remove(candidate.topic.name(), candidate.topic));
        if (topics.size() >= board.limits().maxTopics()) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED,
                    "there are " + topics.size() + " topics with followers, see maxTopics");
        }
    }

    private record Candidate(Topic topic, boolean retains, long unusedNanos) {
        static final Comparator<Candidate> FIRST_TO_GO =
                Comparator.comparing(Candidate::retains)
                        .thenComparing(Candidate::unusedNanos, Comparator.reverseOrder());
    }

    void endForbidden(Rules rules) {
        topics.values().forEach(topic -> topic.endEach(following -> forbidden(rules, following)));
    }

    private static @Nullable JackfieldException forbidden(Rules rules, Following following) {
        return rules.allow(following.principal(), Rules.Action.FOLLOW, following.topic())
                ? null
                : BoardCore.denied(following.principal(), Rules.Action.FOLLOW, following.topic());
    }

    void close() {
        topics.values().forEach(topic -> topic.endEach(_ -> CancelReason.CLOSED.toException()));
    }
}
