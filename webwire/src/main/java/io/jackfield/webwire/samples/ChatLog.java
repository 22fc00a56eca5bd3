package io.jackfield.webwire.samples;

import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.FollowOptions;
import io.jackfield.switchboard.Overflow;
import io.jackfield.switchboard.Payload;
import io.jackfield.switchboard.Subscription;
import io.jackfield.switchboard.Switchboard;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What was said, one line of JSON each, so that it is there after a restart; text that somebody
 * else published without being JSON is not kept. The last hundred lines are published again when it
 * is opened. A chat whose disk is full goes on, without a log.
 */
final class ChatLog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.jackfield.webwire");
    private static final int KEPT = 100;

    private final Subscription subscription;

    private ChatLog(Subscription subscription) {
        this.subscription = subscription;
    }

    static ChatLog open(Switchboard board, String topic, Path file) {
        for (String line : shorten(file)) {
            board.publish(topic, Payload.json(line));
        }
        var options = FollowOptions.DEFAULT.withQueue(1024, Overflow.DROP_OLDEST);
        Subscription subscription =
                board.follow(topic, options, message -> append(file, message.payload()));
        return new ChatLog(subscription);
    }

    /** The lines that are kept, and a file with no others. */
    private static List<String> shorten(Path file) {
        try {
            List<String> all = Files.readAllLines(file, StandardCharsets.UTF_8);
            List<String> kept = all.subList(Math.max(0, all.size() - KEPT), all.size());
            Path shorter = file.resolveSibling(file.getFileName() + ".new");
            Files.write(shorter, kept, StandardCharsets.UTF_8);
            Files.move(shorter, file, StandardCopyOption.REPLACE_EXISTING);
            return kept;
        } catch (NoSuchFileException first) {
            return List.of();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the log of the chat cannot be read: {0}", e.toString());
            return List.of();
        }
    }

    private static void append(Path file, Payload message) {
        if (message.encoding() != Encoding.JSON) {
            return;
        }
        // Whoever may publish here may send JSON of several lines, where a break is only white
        // space.
        String line = message.string().replaceAll("[\\r\\n]", " ");
        try {
            Files.writeString(
                    file,
                    line + '\n',
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the log of the chat cannot be written: {0}", e.toString());
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
