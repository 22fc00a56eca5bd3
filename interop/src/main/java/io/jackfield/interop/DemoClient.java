package io.jackfield.interop;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Endpoint;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.ClientListener;
import io.jackfield.webwire.ClientOptions;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.Version;
import io.jackfield.webwire.WebWireClient;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of a demo server, with what it has been told. */
final class DemoClient implements ClientListener, AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    final WebWireClient client;
    private final BlockingQueue<Message> signals = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    DemoClient(Transport transport, Endpoint endpoint, Version version, boolean autoconnect) {
        client =
                WebWireClient.builder(transport, endpoint)
                        .version(version)
                        .listener(this)
                        .options(
                                ClientOptions.DEFAULT
                                        .withRequestTimeout(PATIENCE)
                                        .withAutoconnect(autoconnect))
                        .build();
        client.connect();
    }

    String ask(String name, String text) {
        return client.request(name, Payload.utf8(text)).text();
    }

    /** The next signal; waits for it. */
    Message signal() throws InterruptedException {
        Message signal = signals.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (signal == null) {
            throw new AssertionError("no signal came");
        }
        return signal;
    }

    /** Waits for an event: {@code connected}, {@code disconnected}, {@code closed} or the like. */
    void await(String event) throws InterruptedException {
        for (String seen = next(); !event.equals(seen); seen = next()) {
            if (seen == null) {
                throw new AssertionError("was never told: " + event);
            }
        }
    }

    private @Nullable String next() throws InterruptedException {
        return events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void connected() {
        events.add("connected");
    }

    @Override
    public void disconnected(CloseReason reason) {
        events.add("disconnected");
    }

    @Override
    public void signal(Message message) {
        signals.add(message);
    }

    @Override
    public void sessionCreated(Session session) {
        events.add("created " + session.key().text());
    }

    @Override
    public void sessionClosed() {
        events.add("closed");
    }

    @Override
    public void close() {
        client.close();
    }
}
