import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.AsyncHook;
import io.jackfield.hub.HubPlugin;
import io.jackfield.hub.PluginEnd;
import io.jackfield.hub.Reconnect;
import io.jackfield.transport.Transport;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A plugin that keeps notes and sends each as a message when its time has come. See README.md here.
 *
 * <p>Its public methods are what a hub can call: {@code Remind}, {@code Forget} and {@code
 * Waiting}. They are called by many threads at once.
 */
public class Reminders implements AutoCloseable {
    private static final int MOST = 1_000;

    /** What somebody wants to be reminded of. */
    public record Note(String text, double seconds) {}

    /** A note that waits; what is sent when its time has come. */
    public record Reminder(long id, String text, Instant due) {}

    private record Entry(Reminder reminder, Future<?> alarm) {}

    private final Map<Long, Entry> waiting = new HashMap<>(); // guarded by this
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private long lastId;
    private volatile AsyncHook hub;

    public Reminders() {
        timer.setRemoveOnCancelPolicy(
                true); // a note that is forgotten takes no room until its time
    }

    /** Is given what messages are sent with, before the plugin connects. Hubs cannot call it. */
    public void messages(AsyncHook hook) {
        hub = hook;
    }

    /** Records become structs in the description; what is thrown here is the caller's error. */
    public synchronized Reminder remind(Note note) {
        if (note == null
                || note.text() == null
                || !(note.seconds() >= 0 && note.seconds() <= 86_400)) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT, "a note has a text, and seconds from 0 to 86400");
        }
        if (waiting.size() >= MOST) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED, MOST + " notes are waiting; forget one first");
        }
        long millis = Math.round(note.seconds() * 1_000);
        var reminder = new Reminder(++lastId, note.text(), Instant.now().plusMillis(millis));
        schedule(reminder, millis);
        return reminder;
    }

    private void schedule(Reminder reminder, long millis) {
        var alarm = timer.schedule(() -> send(reminder), millis, TimeUnit.MILLISECONDS);
        waiting.put(reminder.id(), new Entry(reminder, alarm));
    }

    /** Whether there was such a note. */
    public synchronized boolean forget(long id) {
        Entry entry = waiting.remove(id);
        if (entry == null) {
            return false;
        }
        entry.alarm().cancel(false);
        return true;
    }

    /** A list in the order of time. */
    public synchronized List<Reminder> waiting() {
        return waiting.values().stream()
                .map(Entry::reminder)
                .sorted(Comparator.comparing(Reminder::due))
                .toList();
    }

    private void send(Reminder reminder) {
        try {
            hub.emit(reminder);
            sent(reminder);
        } catch (JackfieldException away) {
            // The hub is not there now: nothing is lost, it is told when it is back.
            again(reminder);
        }
    }

    private synchronized void sent(Reminder reminder) {
        waiting.remove(reminder.id());
    }

    private synchronized void again(Reminder reminder) {
        if (waiting.containsKey(reminder.id())) {
            schedule(reminder, 1_000);
        }
    }

    /** The plugin's owner closes it; hubs cannot. */
    @Override
    public void close() {
        timer.shutdownNow();
    }

    static void main(String[] arguments) throws InterruptedException {
        var hub = Endpoint.parse(arguments.length > 0 ? arguments[0] : "tcp://127.0.0.1:7070");
        try (var transport = Transport.create();
                var reminders = new Reminders();
                var plugin =
                        HubPlugin.of(reminders)
                                .name("reminders")
                                .version("v1")
                                .token(System.getenv().getOrDefault("HUB_TOKEN", ""))
                                .reconnect(Reconnect.DEFAULT)
                                .connect(transport, hub)) {
            plugin.drainOnShutdown(Duration.ofSeconds(10)); // SIGTERM: calls that run are answered
            IO.println("connected to " + hub);
            PluginEnd end = plugin.awaitEnd();
            IO.println("ended: " + end.text());
        }
    }
}
