package io.jackfield.webwire.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.SessionKey;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.ServerImplementation;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.SessionInfo;
import io.jackfield.webwire.WebWireException;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application that writes down its hooks, and does what the name of a request says. */
class Recorder implements ServerImplementation {
    final List<String> hooks = new CopyOnWriteArrayList<>();

    @Override
    public Payload request(Connection connection, Message request) throws Exception {
        hooks.add("request " + request.name());
        switch (request.name()) {
            case "login" -> connection.createSession(SessionInfo.of(java.util.Map.of("u", "1")));
            case "logout" -> connection.closeSession();
            case "quit" -> connection.close();
            case "push" -> connection.signal("s", request.payload());
            case "name-only" -> connection.signal("s", Payload.EMPTY);
            case "big" -> {
                return Payload.utf8("x".repeat(Integer.parseInt(request.payload().text())));
            }
            case "fail" -> throw WebWireException.request(request.payload().text(), "why");
            case "library" ->
                    throw new WebWireException(
                            WebWireException.Kind.valueOf(request.payload().text()), "why");
            case "secret" -> throw new IllegalStateException("secret");
            case "error" -> throw new AssertionError("the log tells of it");
            default -> {
                return request.payload();
            }
        }
        return Payload.utf8("ok");
    }

    @Override
    public void signal(Connection connection, Message signal) throws Exception {
        hooks.add("signal " + signal.name());
    }

    @Override
    public void connected(Connection connection) throws Exception {
        hooks.add("connected");
    }

    @Override
    public void disconnected(Connection connection, CloseReason reason) {
        hooks.add("disconnected " + connection.session().isPresent() + connection.isConnected());
    }

    @Override
    public void sessionCreated(Connection connection, Session session) {
        hooks.add("created " + session.key().text());
    }

    @Override
    public void sessionRestored(Connection connection, Session session) {
        hooks.add("restored " + session.key().text());
    }

    @Override
    public void sessionClosed(SessionKey key) {
        hooks.add("closed " + key.text());
    }
}
