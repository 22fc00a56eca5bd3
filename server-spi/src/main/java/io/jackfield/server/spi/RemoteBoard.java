package io.jackfield.server.spi;

import java.util.function.Consumer;

/**
 * The switchboard of a running server, reached over HTTP. Methods block and throw {@code
 * JackfieldException}.
 */
public interface RemoteBoard {

    /**
     * Calls a unary function with JSON.
     *
     * @param function its name
     * @param json the input
     * @return the output, as JSON
     */
    String call(String function, String json);

    /**
     * Follows a topic until the thread is interrupted or the server ends it.
     *
     * @param topic its name
     * @param each gets each message as JSON
     */
    void follow(String topic, Consumer<String> each);
}
