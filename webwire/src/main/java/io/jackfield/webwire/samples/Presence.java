package io.jackfield.webwire.samples;

import io.jackfield.core.Cancellable;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Scheduler;
import io.jackfield.switchboard.JsonBinding;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.webwire.Connection;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who is here, in how many windows: the topic {@code demo/presence}, whose last message is kept.
 * Changes that come close together are told as one.
 */
final class Presence implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.jackfield.webwire");
    private static final JsonBinding JSON = JsonBinding.of(MethodHandles.lookup());
    private static final String TOPIC = "demo/presence";
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Switchboard board;
    private final Scheduler scheduler;
    private final Supplier<List<Connection>> connections;
    private @Nullable Cancellable next;
    private boolean isClosed;

    Presence(Switchboard board, Scheduler scheduler, Supplier<List<Connection>> connections) {
        this.board = board;
        this.scheduler = scheduler;
        this.connections = connections;
        board.retain(TOPIC, 1);
    }

    /**
     * A message of the topic.
     *
     * @param people by name
     */
    record Here(List<Person> people) {}

    /**
     * Somebody.
     *
     * @param name as given
     * @param windows how many connections share the session
     */
    record Person(String name, int windows) {}

    synchronized void changed() {
        if (next == null && !isClosed) {
            next = scheduler.after(PAUSE, this::tell);
        }
    }

    private void tell() {
        synchronized (this) {
            next = null;
            if (isClosed) {
                return;
            }
        }
        // A session is told apart by its key, not by its name: two may have the same.
        Map<Object, Person> people = new LinkedHashMap<>();
        for (Connection connection : connections.get()) {
            connection
                    .session()
                    .ifPresent(
                            session ->
                                    people.merge(
                                            session.key(),
                                            new Person(Chat.name(session), 1),
                                            (one, more) ->
                                                    new Person(one.name(), one.windows() + 1)));
        }
        var sorted = people.values().stream().sorted(Comparator.comparing(Person::name)).toList();
        try {
            board.publish(TOPIC, JSON.write(new Here(sorted)));
        } catch (JackfieldException closed) {
            // The switchboard may close between a lost connection and this: nobody follows then.
            LOG.log(Level.DEBUG, "who is here was not told: {0}", closed.message());
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (next != null) {
            next.cancel();
        }
    }
}
