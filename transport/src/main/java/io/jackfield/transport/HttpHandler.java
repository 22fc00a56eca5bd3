package io.jackfield.transport;

import io.jackfield.core.JackfieldException;

/**
 * Answers the requests of a route.
 *
 * <p>By default it runs on a virtual thread of its own and may block; it must have answered when it
 * returns. With {@link io.jackfield.core.Execution#INLINE} it runs on the event loop once the whole
 * body is there, must not block, and may answer later from any thread.
 */
@FunctionalInterface
public interface HttpHandler {

    /**
     * Answers one request.
     *
     * @param exchange the request and the way to answer
     * @throws JackfieldException is answered with {@link HttpStatus#of} its code and its message as
     *     JSON
     * @throws Exception anything else is logged and answered with 500, telling the client nothing
     */
    void handle(HttpExchange exchange) throws Exception;
}
