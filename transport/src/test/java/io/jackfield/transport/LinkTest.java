package io.jackfield.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Endpoint;
import io.jackfield.core.Limits;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class LinkTest {
    private static final Limits SMALL =
            Limits.DEFAULT.withMaxQueuedBytes(64 << 10).withCloseTimeout(Duration.ofMillis(500));

    private final Transport transport = Transport.builder().loops(1).build();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void joinsMessagesThatArriveInPieces() throws IOException {
        Recorder server = Recorder.echo();
        try (Socket socket = connect(server)) {
            byte[] bytes = Wire.frame("in pieces");
            for (byte octet : bytes) {
                socket.getOutputStream().write(octet);
                socket.getOutputStream().flush();
            }
            assertThat(read(socket)).isEqualTo("in pieces");
            String large = "x".repeat(300_000);
            socket.getOutputStream().write(Wire.frame(large));
            assertThat(read(socket)).isEqualTo(large);
        }
        server.awaitClose();
    }

    @Test
    void answersAfterThePeerEndedItsDirection() throws IOException {
        Recorder server = new Recorder((link, text) -> {}, true);
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(Wire.frame("question"));
            socket.shutdownOutput();
            await().until(() -> server.inputEnds.get() == 1);
            server.send("answer");
            server.link().close(CloseReason.NORMAL);
            assertThat(read(socket)).isEqualTo("answer");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.awaitClose()).isEqualTo(CloseReason.NORMAL);
    }

    @Test
    void tellsAConnectionThatWasReset() throws IOException {
        Recorder server = new Recorder();
        Socket socket = connect(server);
        server.link();
        socket.setSoLinger(true, 0);
        socket.close();

        assertThat(server.awaitClose().kind()).isEqualTo(CloseReason.Kind.LOST);
        assertThat(server.closes).hasSize(1);
    }

    @Test
    void tellsAnEndInsideAMessage() throws IOException {
        Recorder server = new Recorder();
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(new byte[] {0, 0, 0, 9, 1});
            socket.shutdownOutput();
            assertThat(server.awaitClose().text())
                    .isEqualTo("the connection ended inside a message");
        }
        assertThat(server.inputEnds).hasValue(0);
    }

    @Test
    void closesOnBytesThatTheFramerRefuses() throws IOException {
        Recorder server = new Recorder();
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(new byte[] {-1, 0, 0, 0});
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.awaitClose().kind()).isEqualTo(CloseReason.Kind.PROTOCOL_ERROR);
    }

    @Test
    void closesOnMessagesOverTheLimitBeforeTheyArrive() throws IOException {
        Recorder server = new Recorder();
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(new byte[] {1, 0x10, 0, 0, 0});
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.awaitClose().kind()).isEqualTo(CloseReason.Kind.TOO_LARGE);
    }

    @Test
    void closesOnAFaultOfItsEngine() throws IOException {
        Recorder server =
                new Recorder(
                        (link, text) -> {
                            throw new IllegalStateException("broken on purpose");
                        },
                        false);
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(Wire.frame("x"));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.awaitClose().kind()).isEqualTo(CloseReason.Kind.INTERNAL);
    }

    @Test
    void sendsManyMessagesOfOneBatchInOrder() throws IOException {
        Recorder server =
                new Recorder(
                        (link, text) -> {
                            for (int i = 0; i < 500; i++) {
                                Wire.send(link, text + i);
                            }
                        },
                        false);
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(Wire.frame("a message of some length, number "));
            for (int i = 0; i < 500; i++) {
                assertThat(read(socket)).isEqualTo("a message of some length, number " + i);
            }
        }
    }

    @Test
    void boundsWhatWaitsForAPeerThatDoesNotReadAndServesOthers() throws IOException {
        AtomicLong sent = new AtomicLong();
        LinkHandler flood =
                new LinkHandler() {
                    @Override
                    public void opened(Link link) {}

                    @Override
                    public void message(Link link, ByteBuffer in, Link.Kind kind) {
                        String text = Wire.text(in);
                        sent.addAndGet(text.length());
                        Wire.send(link, text);
                    }

                    @Override
                    public void closed(Link link, CloseReason reason) {}
                };
        StreamProtocol protocol = Wire.protocol(flood).withLimits(SMALL);
        Endpoint.Tcp at = listen(protocol);
        try (Socket deaf = socket(at);
                Socket other = socket(at)) {
            deaf.setSendBufferSize(32 << 10);
            Thread writer =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        byte[] frame = Wire.frame("y".repeat(10_000));
                                        try {
                                            while (!Thread.currentThread().isInterrupted()) {
                                                deaf.getOutputStream().write(frame);
                                            }
                                        } catch (IOException e) {
                                            // closed at the end of the test
                                        }
                                    });
            AtomicLong last = new AtomicLong(-1);
            await().pollInterval(Duration.ofMillis(200))
                    .until(() -> last.getAndSet(sent.get()) == sent.get() && sent.get() > 0);
            // What the system's socket buffers hold, and our high-water mark.
            assertThat(sent.get()).isLessThan(32L << 20);
            other.getOutputStream().write(Wire.frame("still here"));
            assertThat(read(other)).isEqualTo("still here");
            writer.interrupt();
        }
    }

    @Test
    void closesALinkWhoseEngineSendsWithoutMeasure() throws IOException {
        Recorder server =
                new Recorder(
                        (link, text) -> {
                            for (int i = 0; i < 100_000; i++) {
                                Wire.send(link, "z".repeat(1000));
                            }
                        },
                        false);
        Endpoint.Tcp at = listen(Wire.protocol(server).withLimits(SMALL));
        try (Socket socket = socket(at)) {
            socket.getOutputStream().write(Wire.frame("go"));
            assertThat(server.awaitClose().kind()).isEqualTo(CloseReason.Kind.OVERLOADED);
        }
    }

    @Test
    void tellsWhenItIsWritableAgain() throws IOException {
        AtomicInteger writable = new AtomicInteger();
        LinkHandler producer =
                new LinkHandler() {
                    private int left = 2000;

                    @Override
                    public void opened(Link link) {
                        writable(link);
                    }

                    @Override
                    public void message(Link link, ByteBuffer in, Link.Kind kind) {}

                    @Override
                    public void writable(Link link) {
                        writable.incrementAndGet();
                        while (left > 0 && link.isWritable()) {
                            left--;
                            Wire.send(link, "w".repeat(10_000));
                        }
                    }

                    @Override
                    public void closed(Link link, CloseReason reason) {}
                };
        try (Socket socket = socket(listen(Wire.protocol(producer).withLimits(SMALL)))) {
            for (int i = 0; i < 2000; i++) {
                assertThat(read(socket)).hasSize(10_000);
            }
        }
        assertThat(writable.get()).isGreaterThan(1);
    }

    @Test
    void stopsReadingWhilePaused() throws IOException {
        Recorder server = new Recorder((link, text) -> link.pauseReading(), false);
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(Wire.frame("one"));
            server.awaitMessages("one");
            socket.getOutputStream().write(Wire.frame("two"));
            AtomicInteger rounds = new AtomicInteger();
            onLoop(server, link -> rounds.incrementAndGet());
            await().until(() -> rounds.get() == 1);
            assertThat(server.messages).isEqualTo(List.of("one"));
            onLoop(server, Link::resumeReading);
            server.awaitMessages("one", "two");
        }
    }

    @Test
    void runsTimersAndForgetsThoseThatWereCancelled() throws IOException {
        Recorder server = new Recorder();
        AtomicInteger fired = new AtomicInteger();
        try (Socket socket = connect(server)) {
            onLoop(
                    server,
                    link -> {
                        var second = link.after(Duration.ofMillis(30), () -> fired.addAndGet(100));
                        link.after(
                                Duration.ofMillis(10),
                                () -> {
                                    fired.incrementAndGet();
                                    second.cancel();
                                    link.after(
                                            Duration.ofMillis(60),
                                            () -> {
                                                fired.addAndGet(10);
                                                Wire.send(link, "from a timer");
                                            });
                                });
                        link.after(Duration.ofDays(300), () -> fired.addAndGet(1000));
                    });
            assertThat(read(socket)).isEqualTo("from a timer");
        }
        assertThat(fired).hasValue(11);
    }

    @RepeatedTest(20)
    void everyPostedTaskIsRunOrFailedOnce() throws Exception {
        Recorder server = new Recorder();
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try (Socket socket = connect(server)) {
            Link link = server.link();
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> threads =
                    java.util.stream.IntStream.range(0, 4)
                            .mapToObj(
                                    number ->
                                            Thread.ofPlatform()
                                                    .start(
                                                            () ->
                                                                    postMany(
                                                                            start, link, taken,
                                                                            done)))
                            .toList();
            start.countDown();
            await().until(() -> done.get() > 50);
            link.close(CloseReason.NORMAL);
            for (Thread thread : threads) {
                thread.join();
            }
            socket.shutdownOutput();
            server.awaitClose();
            await().until(() -> done.get() >= taken.get());
        }
        assertThat(done.get()).isEqualTo(taken.get());
        assertThat(server.closes).hasSize(1);
    }

    private static void postMany(
            CountDownLatch start, Link link, AtomicInteger taken, AtomicInteger done) {
        try {
            start.await();
        } catch (InterruptedException e) {
            return;
        }
        for (int i = 0; i < 20_000; i++) {
            AtomicInteger calls = new AtomicInteger();
            boolean isTaken =
                    link.post(
                            new Link.Posted() {
                                @Override
                                public void run(Link on) {
                                    count();
                                }

                                @Override
                                public void failed(CloseReason reason) {
                                    count();
                                }

                                private void count() {
                                    done.addAndGet(calls.incrementAndGet() == 1 ? 1 : 1_000_000);
                                }
                            });
            if (isTaken) {
                taken.incrementAndGet();
            }
        }
    }

    private static void onLoop(Recorder on, java.util.function.Consumer<Link> task) {
        on.link()
                .post(
                        new Link.Posted() {
                            @Override
                            public void run(Link link) {
                                task.accept(link);
                            }

                            @Override
                            public void failed(CloseReason reason) {}
                        });
    }

    private Endpoint.Tcp listen(StreamProtocol protocol) {
        return (Endpoint.Tcp)
                transport
                        .listen(
                                ListenerOptions.builder(Endpoint.parse("tcp://127.0.0.1:0"))
                                        .protocol(protocol)
                                        .build())
                        .endpoint();
    }

    private Socket connect(LinkHandler handler) throws IOException {
        return socket(listen(Wire.protocol(handler)));
    }

    private static Socket socket(Endpoint.Tcp at) throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral(at.host()), at.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String read(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
}
