package io.jackfield.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Endpoint;
import io.jackfield.core.Limits;
import io.jackfield.core.Link;
import io.jackfield.transport.http.Http2Client;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Shutting down with work in flight that ends in time, or never. */
@Tag("faults")
@Timeout(60)
class DrainTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final Transport transport = Transport.builder().loops(1).build();
    private final Busy engine = new Busy();

    /** Ends its work when it is told to, not when the listener drains. */
    private static final class Busy implements Drainable {
        final List<Link> asked = new CopyOnWriteArrayList<>();
        final List<CloseReason> closes = new CopyOnWriteArrayList<>();
        final AtomicInteger opened = new AtomicInteger();

        @Override
        public void opened(Link link) {
            opened.incrementAndGet();
        }

        @Override
        public void message(Link link, ByteBuffer in, Link.Kind kind) {
            Wire.send(link, Wire.text(in));
        }

        @Override
        public void drain(Link link) {
            asked.add(link);
        }

        @Override
        public void closed(Link link, CloseReason reason) {
            closes.add(reason);
        }
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void closesWhatIsNotDoneAtItsLimit() throws IOException {
        Listener listener = listen(HttpServer.builder());
        try (PlainClient stream = new PlainClient(port(listener)).send(Wire.frame("in flight"));
                PlainClient undecided = new PlainClient(port(listener))) {
            await().until(() -> engine.opened.get() == 1 && listener.connections() == 2);
            assertThat(listener.drain(SHORT)).isFalse();
            assertThat(engine.asked).hasSize(1);
            assertThat(engine.closes)
                    .extracting(CloseReason::kind)
                    .containsExactly(CloseReason.Kind.GOING_AWAY);
            assertThat(listener.connections()).isZero();
            assertThat(stream.rest()).isEqualTo(Wire.frame("in flight"));
            undecided.awaitCut();
            assertThatThrownBy(() -> new PlainClient(port(listener)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void endsAsSoonAsTheLastWorkIsDone() throws Exception {
        Listener listener = listen(HttpServer.builder());
        try (PlainClient stream = new PlainClient(port(listener)).send(Wire.frame("in flight"))) {
            await().until(() -> engine.opened.get() == 1);
            var drained = CompletableFuture.supplyAsync(() -> listener.drain(LONG));
            await().until(() -> engine.asked.size() == 1);
            // it still works
            stream.send(Wire.frame("more"));
            assertThat(stream.exactly(Wire.frame("in flight").length + Wire.frame("more").length))
                    .endsWith(Wire.frame("more"));
            assertThat(drained).isNotDone();
            engine.asked.getFirst().close(CloseReason.NORMAL);
            stream.awaitCut();
            stream.socket().shutdownOutput();
            assertThat(drained.get()).isTrue();
        }
    }

    @Test
    void leavesNoRequestWaitingForAHandlerThatNeverEnds() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch told = new CountDownLatch(2);
        Listener listener =
                listen(
                        HttpServer.builder()
                                .route(
                                        HttpRoute.exact(
                                                "GET",
                                                "/forever",
                                                exchange -> {
                                                    exchange.onClosed(told::countDown);
                                                    begun.countDown();
                                                    told.await();
                                                })));
        try (PlainClient client = new PlainClient(port(listener));
                Http2Client other = new Http2Client(port(listener))) {
            client.send("GET /forever HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            other.ask("GET", "/forever");
            begun.await();
            assertThat(listener.drain(SHORT)).isFalse();
            told.await();
            client.awaitCut();
            assertThat(listener.connections()).isZero();
        }
    }

    private Listener listen(HttpServer.Builder http) {
        return transport.listen(
                ListenerOptions.builder(Endpoint.parse("tcp://127.0.0.1:0"))
                        .protocol(
                                Wire.protocol(engine)
                                        .withLimits(Limits.DEFAULT.withCloseTimeout(SHORT)))
                        .http(http.build())
                        .build());
    }

    private static int port(Listener listener) {
        return ((Endpoint.Tcp) listener.endpoint()).port();
    }
}
