package io.jackfield.server.bridge;

import io.jackfield.switchboard.PublishOptions;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.transport.HttpExchange;
import io.jackfield.transport.HttpHandler;
import io.jackfield.transport.HttpRequest;
import io.jackfield.transport.HttpResponse;

import java.nio.charset.StandardCharsets;

/** Publishes the body to a topic; the answer is {@code {"sequence":7}}. */
final class PublishRoute implements HttpHandler {
    private final Switchboard board;
    private final BridgeRequests requests;

    PublishRoute(Switchboard board, BridgeRequests requests) {
        this.board = board;
        this.requests = requests;
    }

    @Override
    public void handle(HttpExchange exchange) {
        HttpRequest request = exchange.request();
        var options =
                PublishOptions.as(requests.principal(request))
                        .withMetadata(requests.metadata(request));
        String topic = requests.name(request);
        String contentType = request.headers().first("Content-Type").orElse(Bodies.JSON);
        long sequence = board.publish(topic, Bodies.payload(contentType, request.bytes()), options);
        exchange.respond(
                HttpResponse.json(
                        200,
                        ("{\"sequence\":" + sequence + "}").getBytes(StandardCharsets.US_ASCII)));
    }
}
