package io.jackfield.webwire.board;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.FollowOptions;
import io.jackfield.switchboard.Follower;
import io.jackfield.switchboard.Overflow;
import io.jackfield.switchboard.Subscription;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.switchboard.TopicMessage;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.PayloadEncoding;
import io.jackfield.webwire.WebWireException;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The topics that one connection follows. From any thread. */
final class Follows {
    private static final System.Logger LOG = System.getLogger("io.jackfield.webwire");

    private final Switchboard board;
    private final Connection connection;
    private final int queue;
    private final int most;
    private final Map<String, Subscription> subscriptions = new HashMap<>();
    private boolean isOver;

    /**
     * None yet.
     *
     * @param queue how many messages of a topic may wait
     * @param most how many topics may be followed
     */
    Follows(Switchboard board, Connection connection, int queue, int most) {
        this.board = board;
        this.connection = connection;
        this.queue = queue;
        this.most = most;
    }

    /**
     * What {@code board/follow} and {@code board/unfollow} ask.
     *
     * @param topic the name
     * @param last how many messages of the past come first; none by default
     */
    record Asked(String topic, Optional<Integer> last) {}

    /**
     * Follows a topic. Following one anew replaces what was before.
     *
     * @throws JackfieldException as {@link Switchboard#follow}; {@link Code#RESOURCE_EXHAUSTED}
     *     over the limit
     */
    synchronized void follow(Asked asked) {
        if (isOver) {
            return;
        }
        unfollow(asked.topic());
        if (subscriptions.size() >= most) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED,
                    "this connection follows %d topics; unfollow one".formatted(most));
        }
        var options =
                FollowOptions.as(connection.info().peer().principal())
                        .withQueue(queue, Overflow.DROP_OLDEST)
                        .last(asked.last().orElse(0));
        subscriptions.put(
                asked.topic(), board.follow(asked.topic(), options, new Telling(asked.topic())));
    }

    /** Follows a topic no more; without effect if it is not followed. */
    synchronized void unfollow(String topic) {
        Subscription before = subscriptions.remove(topic);
        if (before != null) {
            before.close();
        }
    }

    /** The connection has ended. */
    synchronized void end() {
        isOver = true;
        subscriptions.values().forEach(Subscription::close);
        subscriptions.clear();
    }

    /** Tells a client on a virtual thread, which waits where the client does not read. */
    private final class Telling implements Follower {
        private final String topic;

        Telling(String topic) {
            this.topic = topic;
        }

        @Override
        public void message(TopicMessage message) {
            send(message.topic(), Payloads.fromBoard(message.payload(), PayloadEncoding.UTF8));
        }

        private void send(String name, io.jackfield.webwire.Payload payload) {
            try {
                connection.signal(name, payload);
            } catch (WebWireException unsent) {
                unsent(name, unsent);
            }
        }

        private void unsent(String name, WebWireException why) {
            if (!connection.isConnected()) {
                return; // it has gone, or another topic closed it: nobody is left to be told
            }
            switch (why.kind()) {
                case OVERLOADED -> {
                    LOG.log(Level.WARNING, "{0} reads too slowly; it is closed", connection);
                    connection.close();
                }
                case DISCONNECTED, CANCELLED -> {} // the topic is followed no more
                default ->
                        LOG.log(
                                Level.WARNING,
                                "a message of {0} was left out: {1}",
                                name,
                                why.message());
            }
        }

        @Override
        public void gap(long missed) {
            send("board/gap", Requests.write(new Gap(topic, missed)));
        }

        @Override
        public void ended(JackfieldException reason) {
            send(
                    "board/ended",
                    Requests.write(new Ended(topic, reason.code().name(), reason.message())));
        }
    }

    /**
     * Signal {@code board/gap}.
     *
     * @param topic whose
     * @param missed how many messages are missing; -1 where nobody knows
     */
    record Gap(String topic, long missed) {}

    /**
     * Signal {@code board/ended}.
     *
     * @param topic whose
     * @param code why the topic is followed no more
     * @param message for people
     */
    record Ended(String topic, String code, String message) {}
}
