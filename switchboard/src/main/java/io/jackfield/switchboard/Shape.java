package io.jackfield.switchboard;

/** How many messages go each way in one call. */
public enum Shape {
    /** One message in, one out. */
    UNARY(false, false),
    /** Many in, one out. */
    CLIENT_STREAM(true, false),
    /** One in, many out. */
    SERVER_STREAM(false, true),
    /** Many in, many out, in any interleaving. */
    BIDIRECTIONAL(true, true);

    private final boolean streamsIn;
    private final boolean streamsOut;

    Shape(boolean streamsIn, boolean streamsOut) {
        this.streamsIn = streamsIn;
        this.streamsOut = streamsOut;
    }

    /** Whether the caller may send any number of messages, none included. Else it sends one. */
    public boolean streamsIn() {
        return streamsIn;
    }

    /** Whether the handler may send any number of messages, none included. Else it sends one. */
    public boolean streamsOut() {
        return streamsOut;
    }
}
