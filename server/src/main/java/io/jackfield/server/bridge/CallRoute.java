package io.jackfield.server.bridge;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.BoardStream;
import io.jackfield.switchboard.CallOptions;
import io.jackfield.switchboard.FunctionInfo;
import io.jackfield.switchboard.Metadata;
import io.jackfield.switchboard.Payload;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.switchboard.UnaryObserver;
import io.jackfield.transport.HttpExchange;
import io.jackfield.transport.HttpHandler;
import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.HttpRequest;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpResponseStream;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Calls a function: the body is its input, the answer its output. Streams are lines of JSON
 * (NDJSON), one message each; an error after the first line is one more line, {@code
 * {"jackfield-error":{"code":…,"message":…}}}. A bidirectional stream needs HTTP/2, where both
 * sides may speak at once.
 */
final class CallRoute implements HttpHandler {
    private final Switchboard board;
    private final BridgeRequests requests;
    private final int maxLineBytes;

    CallRoute(Switchboard board, BridgeRequests requests, int maxLineBytes) {
        this.board = board;
        this.requests = requests;
        this.maxLineBytes = maxLineBytes;
    }

    @Override
    public void handle(HttpExchange exchange) throws Exception {
        HttpRequest request = exchange.request();
        CallOptions options = requests.callOptions(request);
        String name = requests.name(request);
        // An unknown name goes the way of a unary call, so that rules are asked before it is said
        // to be unknown.
        var shape = board.function(name).map(FunctionInfo::shape);
        String contentType = request.headers().first("Content-Type").orElse(Bodies.JSON);
        if (shape.isEmpty()) {
            callUnary(exchange, name, options, Bodies.payload(contentType, request.bytes()));
            return;
        }
        switch (shape.get()) {
            case UNARY -> callUnary(exchange, name, options, single(contentType, request));
            case SERVER_STREAM -> {
                Payload input = single(contentType, request);
                try (var stream = open(exchange, name, options)) {
                    stream.send(input);
                    stream.end();
                    answerLines(exchange, stream);
                }
            }
            case CLIENT_STREAM -> {
                try (var stream = open(exchange, name, options)) {
                    sendLines(request, contentType, stream);
                    Payload output = stream.next().orElse(Payload.NULL);
                    stream.next(); // the end, or what the handler threw after all
                    exchange.respond(answer(output));
                }
            }
            case BIDIRECTIONAL -> callBidirectional(exchange, name, options, contentType);
        }
    }

    private static Payload single(String contentType, HttpRequest request) {
        if (Bodies.isNdjson(contentType)) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT,
                    "this function takes one message: send it as "
                            + Bodies.JSON
                            + " or "
                            + Bodies.BYTES);
        }
        return Bodies.payload(contentType, request.bytes());
    }

    private void callUnary(HttpExchange exchange, String name, CallOptions options, Payload input)
            throws InterruptedException {
        var result = new CompletableFuture<Payload>();
        var call =
                board.call(
                        name,
                        input,
                        options,
                        new UnaryObserver() {
                            @Override
                            public void completed(Payload output, Metadata trailers) {
                                result.complete(output);
                            }

                            @Override
                            public void failed(JackfieldException cause) {
                                result.completeExceptionally(cause);
                            }
                        });
        exchange.onClosed(call::cancel);
        try {
            exchange.respond(answer(result.get()));
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof JackfieldException known
                    ? known
                    : JackfieldException.of(failed);
        }
    }

    private BoardStream open(HttpExchange exchange, String name, CallOptions options) {
        BoardStream stream = board.stream(name, options);
        exchange.onClosed(stream::close);
        return stream;
    }

    private void callBidirectional(
            HttpExchange exchange, String name, CallOptions options, String contentType)
            throws Exception {
        if (!exchange.request().protocol().equals("HTTP/2")) {
            throw new JackfieldException(
                    Code.UNIMPLEMENTED,
                    "BIDIRECTIONAL is not carried by "
                            + exchange.request().protocol()
                            + "; call it over HTTP/2");
        }
        try (var stream = open(exchange, name, options)) {
            Thread sender =
                    Thread.ofVirtual()
                            .name("jackfield-call-input")
                            .start(() -> sendAll(exchange.request(), contentType, stream));
            try {
                answerLines(exchange, stream);
            } finally {
                sender.interrupt();
            }
        }
    }

    /** A broken input cancels the call, so that the answer tells of it. */
    private void sendAll(HttpRequest request, String contentType, BoardStream stream) {
        try {
            sendLines(request, contentType, stream);
        } catch (JackfieldException | IOException broken) {
            stream.close();
        }
    }

    private void sendLines(HttpRequest request, String contentType, BoardStream stream)
            throws IOException {
        if (!Bodies.isNdjson(contentType)) {
            stream.send(Bodies.payload(contentType, request.bytes()));
            stream.end();
            return;
        }
        var lines = new LineReader(request, maxLineBytes);
        for (Optional<Payload> line = lines.next(); line.isPresent(); line = lines.next()) {
            stream.send(line.get());
        }
        stream.end();
    }

    /** The first message decides: an error before it is an ordinary error answer. */
    private static void answerLines(HttpExchange exchange, BoardStream stream) throws IOException {
        Optional<Payload> message = stream.next();
        try (HttpResponseStream out =
                exchange.stream(200, HttpHeaders.of("Content-Type", Bodies.NDJSON))) {
            try {
                while (message.isPresent()) {
                    out.write(Bodies.line(message.get()));
                    out.write('\n');
                    out.flush();
                    message = stream.next();
                }
            } catch (JackfieldException failed) {
                out.write(
                        ("{\"jackfield-error\":" + Bodies.error(failed) + "}\n")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }

    private static HttpResponse answer(Payload output) {
        return new HttpResponse(
                200,
                HttpHeaders.of(
                        "Content-Type",
                        Bodies.contentType(output.encoding()),
                        "Cache-Control",
                        "no-store"),
                output.buffer());
    }
}
