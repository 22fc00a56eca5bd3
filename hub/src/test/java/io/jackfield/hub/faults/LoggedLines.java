package io.jackfield.hub.faults;

import org.awaitility.Awaitility;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the hub logs while it is open. */
final class LoggedLines extends Handler {
    private static final Logger HUB = Logger.getLogger("io.jackfield.hub");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    LoggedLines() {
        HUB.addHandler(this);
    }

    List<String> lines() {
        return lines;
    }

    /** The lines, once there are so many: a peer may see its end before the log does. */
    List<String> await(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> lines().size() >= count);
        return lines();
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(entry.getLevel() + " " + text(entry));
    }

    private static String text(LogRecord entry) {
        Object[] parameters = entry.getParameters();
        return parameters == null || parameters.length == 0
                ? entry.getMessage()
                : MessageFormat.format(entry.getMessage(), parameters);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        HUB.removeHandler(this);
    }
}
