package io.jackfield.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Limits;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that take nothing, beside others on the same event loop. */
@Tag("faults")
@Timeout(120)
class NeverReadingTest {
    private static final int CLIENTS = 50;
    private static final int QUEUED = 64 << 10;

    /** What each client tries to send; far more than the buffers of two sockets hold. */
    private static final int TRIED = 32 << 20;

    private final Transport transport = Transport.builder().loops(1).build();

    @Test
    void boundsWhatWaitsForThemAndServesOthers() throws IOException {
        Echo stuck = new Echo();
        Echo lively = new Echo();
        Limits limits = Limits.DEFAULT.withMaxQueuedBytes(QUEUED);
        Listener listener =
                listen(
                        HttpServer.builder()
                                .route(
                                        WebSocketRoute.exact("/stuck", request -> stuck)
                                                .withLimits(limits))
                                .route(WebSocketRoute.exact("/lively", request -> lively)));
        long before = allocated();
        List<PlainClient> clients = new ArrayList<>();
        AtomicInteger complete = new AtomicInteger();
        try (transport;
                PlainClient other = new PlainClient(port(listener)).upgraded("/lively")) {
            for (int i = 0; i < CLIENTS; i++) {
                PlainClient client = new PlainClient(port(listener)).upgraded("/stuck");
                clients.add(client);
                Thread.ofVirtual().start(() -> sendMuch(client, complete));
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> stuck.bytes.get() > CLIENTS * 4L * QUEUED);
            for (int i = 0; i < 2_000; i++) {
                assertThat(other.sendText("still there " + i).readText())
                        .isEqualTo("still there " + i);
            }
            assertThat(complete).hasValue(0);
            assertThat(stuck.bytes.get()).isLessThan(CLIENTS * (long) TRIED / 2);
            // Four times the queue is the most a link may hold; again as much for what a pool adds.
            assertThat(allocated() - before).isLessThan(CLIENTS * 8L * QUEUED);
            for (PlainClient client : clients) {
                client.reset();
            }
            await().until(() -> listener.connections() == 1);
        }
        assertThat(stuck.isOver()).isTrue();
        assertThat(lively.isOver()).isTrue();
    }

    private static void sendMuch(PlainClient client, AtomicInteger complete) {
        byte[] frame = new byte[8 + 16_000];
        frame[0] = (byte) 0x82;
        frame[1] = (byte) (0x80 | 126);
        frame[2] = (byte) (16_000 >> 8);
        frame[3] = (byte) 16_000;
        try {
            for (int sent = 0; sent < TRIED; sent += frame.length) {
                client.send(frame);
            }
            complete.incrementAndGet();
        } catch (IOException cut) {
            // as expected: at the end of the test at the latest
        }
    }

    @Test
    void cutsThemOffInTheMiddleOfAnAnswer() throws IOException {
        AtomicLong written = new AtomicLong();
        AtomicInteger told = new AtomicInteger();
        HttpHandler endless =
                exchange -> {
                    exchange.onClosed(told::incrementAndGet);
                    byte[] part = new byte[64 << 10];
                    try (var out = exchange.stream(200, HttpHeaders.EMPTY)) {
                        while (exchange.isOpen()) {
                            out.write(part);
                            written.addAndGet(part.length);
                        }
                    }
                };
        Duration idle = Duration.ofMillis(300);
        HttpLimits limits = HttpLimits.DEFAULT;
        Listener listener =
                listen(
                        HttpServer.builder()
                                .limits(
                                        limits.withTimes(
                                                limits.headerTime(),
                                                limits.bodyIdle(),
                                                limits.keepAliveIdle(),
                                                idle))
                                .route(HttpRoute.exact("GET", "/endless", endless)));
        try (transport;
                PlainClient client = new PlainClient(port(listener))) {
            assertThat(client.get("/endless")).isEqualTo(200);
            await().atMost(Duration.ofSeconds(60)).until(() -> listener.connections() == 0);
            assertThat(told).hasValue(1);
            assertThat(written).hasValueLessThan(TRIED);
            try (PlainClient next = new PlainClient(port(listener))) {
                assertThat(next.get("/nothing")).isEqualTo(404);
            }
        }
    }

    private Listener listen(HttpServer.Builder http) {
        return transport.listen(
                ListenerOptions.builder(Endpoint.parse("tcp://127.0.0.1:0"))
                        .http(http.build())
                        .build());
    }

    private static int port(Listener listener) {
        return ((Endpoint.Tcp) listener.endpoint()).port();
    }

    private static long allocated() {
        var metric = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric();
        return metric.usedDirectMemory() + metric.usedHeapMemory();
    }
}
