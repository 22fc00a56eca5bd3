package io.jackfield.transport.http;

import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.WebSocketRoute;

/** What is to be done with a request, decided from its head alone. */
sealed interface Decision {

    /** Path and query. */
    RequestTarget target();

    /** Answer this, no handler is asked. */
    record Answer(RequestTarget target, HttpResponse response) implements Decision {}

    /** Run a handler; its answer carries these headers as well. */
    record Run(RequestTarget target, HttpRoute route, String remainder, HttpHeaders extra)
            implements Decision {}

    /** Turn the connection into a WebSocket. */
    record Upgrade(
            RequestTarget target,
            WebSocketRoute route,
            String remainder,
            WebSocketHandshake handshake)
            implements Decision {}
}
