package io.jackfield.switchboard;

/** A follower at work. Safe for use by any thread. */
public interface Subscription extends AutoCloseable {

    /** The topic. */
    String topic();

    /** The topic's epoch when the subscription began. */
    long epoch();

    /** Ends it: nothing more is told, except what is being told right now. Does not block. */
    @Override
    void close();
}
