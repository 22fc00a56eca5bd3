package io.jackfield.switchboard;

import java.util.ArrayDeque;
import java.util.List;

/** The last messages of a topic, within a number and a number of bytes. Not safe for threads. */
final class History {
    private final ArrayDeque<TopicMessage> messages = new ArrayDeque<>();
    private final long maxBytes;
    private int maxMessages;
    private long bytes;

    History(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    boolean isKept() {
        return maxMessages > 0;
    }

    void limit(int most) {
        maxMessages = most;
        trim();
    }

    void add(TopicMessage message) {
        if (maxMessages > 0) {
            messages.add(message);
            bytes += message.payload().size();
            trim();
        }
    }

    List<TopicMessage> last(int most) {
        return messages.stream().skip(Math.max(0, messages.size() - (long) most)).toList();
    }

    List<TopicMessage> after(long sequence) {
        return messages.stream().filter(message -> message.sequence() > sequence).toList();
    }

    private void trim() {
        while (messages.size() > maxMessages || bytes > maxBytes) {
            bytes -= messages.remove().payload().size();
        }
    }
}
