package io.jackfield.transport;

import static org.awaitility.Awaitility.await;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** An engine that writes down what happens to it. */
final class Recorder implements WebSocketHandler {
    final List<String> messages = new CopyOnWriteArrayList<>();
    final List<String> pings = new CopyOnWriteArrayList<>();
    final List<String> pongs = new CopyOnWriteArrayList<>();
    final List<CloseReason> closes = new CopyOnWriteArrayList<>();
    final AtomicInteger batches = new AtomicInteger();
    final AtomicInteger inputEnds = new AtomicInteger();
    private final BiConsumer<Link, String> onMessage;
    private final boolean keepsOpen;
    volatile @Nullable Link link;
    volatile boolean hasBegunToClose;

    Recorder() {
        this((link, text) -> {}, false);
    }

    Recorder(BiConsumer<Link, String> onMessage, boolean keepsOpen) {
        this.onMessage = onMessage;
        this.keepsOpen = keepsOpen;
    }

    static Recorder echo() {
        return new Recorder(Wire::send, false);
    }

    @Override
    public void opened(Link opened) {
        link = opened;
    }

    @Override
    public void message(Link from, ByteBuffer in, Link.Kind kind) {
        String text = Wire.text(in);
        messages.add(text);
        onMessage.accept(from, text);
    }

    @Override
    public void ping(WebSocketLink from, ByteBuffer payload) {
        pings.add(StandardCharsets.UTF_8.decode(payload).toString());
    }

    @Override
    public void pong(WebSocketLink from, ByteBuffer payload) {
        pongs.add(StandardCharsets.UTF_8.decode(payload).toString());
    }

    @Override
    public void batchEnd(Link from) {
        batches.incrementAndGet();
    }

    @Override
    public void inputEnded(Link from) {
        inputEnds.incrementAndGet();
        if (!keepsOpen) {
            from.close(CloseReason.LOST);
        }
    }

    @Override
    public void closing(Link from) {
        hasBegunToClose = true;
    }

    @Override
    public void closed(Link from, CloseReason reason) {
        closes.add(reason);
    }

    /** The link, once it is there. */
    Link link() {
        await().until(() -> link != null);
        Link known = link;
        if (known == null) {
            throw new AssertionError("no link");
        }
        return known;
    }

    /** Sends from any thread. */
    void send(String text) {
        boolean taken =
                link().post(
                                new Link.Posted() {
                                    @Override
                                    public void run(Link on) {
                                        Wire.send(on, text);
                                    }

                                    @Override
                                    public void failed(CloseReason reason) {}
                                });
        if (!taken) {
            throw new AssertionError("not taken");
        }
    }

    CloseReason awaitClose() {
        await().until(() -> !closes.isEmpty());
        return closes.getFirst();
    }

    void awaitMessages(String... expected) {
        await().until(() -> messages.equals(List.of(expected)));
    }
}
