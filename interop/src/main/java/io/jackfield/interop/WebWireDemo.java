package io.jackfield.interop;

import io.jackfield.webwire.Connection;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.ServerImplementation;
import io.jackfield.webwire.SessionInfo;
import io.jackfield.webwire.WebWireException;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** The requests and signals that every WebWire demo server has, of whichever make. */
final class WebWireDemo implements ServerImplementation {
    private static final int MOST_MILLIS = 10_000;

    @Override
    public Payload request(Connection connection, Message request) throws Exception {
        Payload payload = request.payload();
        return switch (request.name()) {
            case "demo/echo" -> payload;
            case "demo/fail" -> throw WebWireException.request("FAILED", "asked to fail");
            case "demo/internal" -> throw new IOException("asked to fail inside");
            case "demo/slow" -> slow(payload);
            case "demo/push" -> {
                connection.signal("demo/note", payload);
                yield payload;
            }
            case "demo/login" -> {
                var info = SessionInfo.of(Map.of("uid", payload.text()));
                yield Payload.utf8(connection.createSession(info).key().text());
            }
            case "demo/whoami" ->
                    Payload.utf8(
                            connection
                                    .session()
                                    .map(session -> String.valueOf(session.info().value("uid")))
                                    .orElse(""));
            case "demo/logout" -> {
                connection.closeSession();
                yield Payload.EMPTY;
            }
            case "demo/quit" -> {
                connection.close();
                yield payload;
            }
            default ->
                    throw WebWireException.request(
                            "NOT_FOUND", "the demo has no request '" + request.name() + "'");
        };
    }

    private static Payload slow(Payload millis) throws InterruptedException {
        int wait;
        try {
            wait = Integer.parseInt(millis.text());
        } catch (NumberFormatException e) {
            throw WebWireException.request("INVALID_ARGUMENT", "send milliseconds as text");
        }
        if (wait < 0 || wait > MOST_MILLIS) {
            throw WebWireException.request(
                    "INVALID_ARGUMENT", "send 0 to " + MOST_MILLIS + " milliseconds");
        }
        Thread.sleep(Duration.ofMillis(wait));
        return millis;
    }

    @Override
    public void signal(Connection connection, Message signal) {
        if (signal.name().equals("demo/back")) {
            connection.signal(signal.name(), signal.payload());
        }
    }
}
