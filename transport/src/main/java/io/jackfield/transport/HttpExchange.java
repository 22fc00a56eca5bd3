package io.jackfield.transport;

import io.jackfield.core.JackfieldException;

/**
 * One request and its answer. May be used from any thread, by one at a time; {@link #isOpen} and
 * {@link #onClosed} by any number.
 *
 * <p>{@link #respond} or {@link #stream} is called once.
 */
public interface HttpExchange {

    /** What was asked. */
    HttpRequest request();

    /**
     * Answers in one go. Does not block. Without effect when the client is gone.
     *
     * @param response status, headers and body; the body is not sent for HEAD
     * @throws IllegalStateException if it was answered before
     */
    void respond(HttpResponse response);

    /**
     * Starts an answer whose body is written bit by bit: server-sent events, NDJSON, large files.
     * The head leaves with the first flush. With a {@code Content-Length} header exactly so many
     * bytes must follow; without, the length is open.
     *
     * @param status 200 to 599, not 204 or 304
     * @param headers of the answer
     * @return where to write; closing it ends the answer
     * @throws IllegalStateException if it was answered before
     * @throws JackfieldException {@link io.jackfield.core.Code#CANCELLED} if the client is gone
     */
    HttpResponseStream stream(int status, HttpHeaders headers);

    /** Whether an answer was given or begun. */
    boolean isAnswered();

    /** Whether the client is still there and the answer not yet complete. */
    boolean isOpen();

    /**
     * Tells when the client goes away before the answer is complete, so that work for it can be
     * cancelled. Not called for an exchange that ends well. Called at once if the client is gone.
     *
     * @param task called at most once, on the event loop: must not block
     */
    void onClosed(Runnable task);
}
