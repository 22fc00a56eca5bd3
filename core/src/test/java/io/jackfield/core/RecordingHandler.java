package io.jackfield.core;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A handler that writes down what it is told. */
class RecordingHandler implements LinkHandler {
    final List<String> events = Collections.synchronizedList(new ArrayList<>());
    volatile @Nullable Link link;

    @Override
    public void opened(Link link) {
        this.link = link;
        events.add("opened");
    }

    @Override
    public void message(Link link, ByteBuffer in, Link.Kind kind) {
        events.add(StandardCharsets.UTF_8.decode(in.slice()).toString());
    }

    @Override
    public void batchEnd(Link link) {
        events.add("|");
    }

    @Override
    public void writable(Link link) {
        events.add("writable");
    }

    @Override
    public void closed(Link link, CloseReason reason) {
        events.add("closed " + reason.kind() + " " + reason.text());
    }

    Link link() {
        return Objects.requireNonNull(link, "the link has not opened");
    }

    static void send(Link link, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        link.commit(link.reserve(bytes.length, Link.Kind.TEXT).put(bytes));
    }

    /** Sends from outside a batch, as other threads do. */
    static boolean post(Link link, String text) {
        return link.post(
                new Link.Posted() {
                    @Override
                    public void run(Link own) {
                        send(own, text);
                    }

                    @Override
                    public void failed(CloseReason reason) {}
                });
    }
}
