package io.jackfield.server.bridge;

import io.jackfield.switchboard.FunctionInfo;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.transport.HttpExchange;
import io.jackfield.transport.HttpHandler;
import io.jackfield.transport.HttpResponse;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** {@code {"functions":[…]}}: those that whoever asks may call, in the order of their names. */
final class FunctionsRoute implements HttpHandler {
    private final Switchboard board;
    private final BridgeRequests requests;

    FunctionsRoute(Switchboard board, BridgeRequests requests) {
        this.board = board;
        this.requests = requests;
    }

    @Override
    public void handle(HttpExchange exchange) {
        String functions =
                board.functions(requests.principal(exchange.request())).stream()
                        .map(FunctionInfo::toJson)
                        .collect(Collectors.joining(",", "{\"functions\":[", "]}"));
        exchange.respond(
                HttpResponse.json(200, functions.getBytes(StandardCharsets.UTF_8))
                        .withHeader("Cache-Control", "no-store"));
    }
}
