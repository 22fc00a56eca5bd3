package io.jackfield.switchboard;

import io.jackfield.core.JackfieldException;

/**
 * A call of any shape for callers that may block. One thread may send while another reads.
 *
 * <pre>{@code
 * try (var chat = board.stream("demo/echo/chat", CallOptions.DEFAULT)) {
 *     chat.send(Payload.text("hello"));
 *     chat.end();
 *     for (Payload answer : chat) {
 *         System.out.println(answer.string());
 *     }
 * }
 * }</pre>
 */
public interface BoardStream extends Input, Output, AutoCloseable {

    /** Says that no more messages follow. Does not block; without effect the second time. */
    void end();

    /**
     * What the handler sent beside its results.
     *
     * @throws IllegalStateException before {@link #next()} told the end
     * @throws JackfieldException if the call failed
     */
    Metadata trailers();

    /** Cancels the call if it has not ended. Does not block. */
    @Override
    void close();
}
