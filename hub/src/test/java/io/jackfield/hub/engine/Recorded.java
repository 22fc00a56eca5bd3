package io.jackfield.hub.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Limits;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.MemoryLinks;
import io.jackfield.core.Peer;
import io.jackfield.hub.AsyncOverflow;
import io.jackfield.hub.ConnectedPlugin;
import io.jackfield.hub.PluginInfo;
import io.jackfield.hub.codec.Codec;
import io.jackfield.hub.codec.CodecLimits;
import io.jackfield.hub.codec.EnvelopeReader;
import io.jackfield.hub.codec.EnvelopeWriter;
import io.jackfield.hub.codec.HelloWriter;
import io.jackfield.hub.frames.Envelope;
import io.jackfield.hub.frames.Hello;
import io.jackfield.switchboard.Payload;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A hub's engine in virtual time, with a plugin's end that a test plays by hand. */
final class Recorded implements HubEvents, LinkHandler {
    static final HubSettings.Options OPTIONS =
            new HubSettings.Options(
                    CodecLimits.DEFAULT,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    4,
                    1 << 20,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(1),
                    10,
                    10,
                    1 << 20,
                    AsyncOverflow.DROP_OLDEST);

    final MemoryLinks.Manual links = MemoryLinks.manual();
    final HubCounters counters = new HubCounters();
    final List<Envelope> received = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final HubEngine engine =
            new HubEngine(new HubSettings(new Codec(OPTIONS.limits()), counters, OPTIONS), this);
    @Nullable String refusal;
    @Nullable CloseReason reason;

    private final EnvelopeReader reader = new Codec(CodecLimits.DEFAULT).hubReader();
    private @Nullable Link link;
    private boolean isDefined;

    Recorded() {
        this(Limits.DEFAULT);
    }

    Recorded(Limits limits) {
        links.connect("test", this, engine, limits);
        links.run();
    }

    /** A hub's engine that knows its plugin. */
    static Recorded introduced() {
        var recorded = new Recorded();
        recorded.hello("x");
        return recorded;
    }

    void hello(String name) {
        hello(new Hello(new PluginInfo(name, "v9", Map.of())));
    }

    void hello(Hello hello) {
        HelloWriter.messages(hello).forEach(this::send);
    }

    /** Answers a call. */
    void answer(long seq, String method, String error, String json) {
        if (!isDefined) {
            send(EnvelopeWriter.PLUGIN.definition());
            isDefined = true;
        }
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        var encoded = EnvelopeWriter.PLUGIN.encode(new Envelope(seq, "", method, error, payload));
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        encoded.write(bytes);
        send(bytes.array());
    }

    /** Whether the hub has said that it knows codes. */
    boolean hasCodes() {
        return reader.hasCodes();
    }

    void send(byte[] message) {
        post(end -> end.commit(end.reserve(message.length, Link.Kind.BYTES).put(message)));
    }

    void pauseReading() {
        post(Link::pauseReading);
    }

    void resumeReading() {
        post(Link::resumeReading);
    }

    private void post(java.util.function.Consumer<Link> task) {
        Link open = java.util.Objects.requireNonNull(link);
        open.post(
                new Link.Posted() {
                    @Override
                    public void run(Link running) {
                        task.accept(running);
                    }

                    @Override
                    public void failed(CloseReason why) {}
                });
        links.run();
    }

    Outcome call(String method, String json, Duration timeout) {
        var call = new Outcome(engine, method, json, timeout);
        call.start();
        links.run();
        return call;
    }

    Outcome call(String method) {
        return call(method, "1", Duration.ofSeconds(5));
    }

    @Override
    public ConnectedPlugin register(HubEngine registering, Peer peer, Hello hello) {
        if (refusal != null) {
            throw new JackfieldException(io.jackfield.core.Code.ALREADY_EXISTS, refusal);
        }
        return new ConnectedPlugin(hello.info().name(), hello.info(), peer);
    }

    @Override
    public void registered(HubEngine registered) {
        told.add("registered");
    }

    @Override
    public void message(HubEngine from, ConnectedPlugin plugin, byte[] json) {
        told.add(new String(json, StandardCharsets.UTF_8));
    }

    @Override
    public void closed(HubEngine ended) {
        told.add("closed");
    }

    @Override
    public void opened(Link opened) {
        link = opened;
    }

    @Override
    public void message(Link from, ByteBuffer in, Link.Kind kind) {
        Envelope envelope = reader.read(in);
        if (envelope != null) {
            received.add(envelope);
        }
    }

    @Override
    public void closed(Link from, CloseReason why) {
        reason = why;
    }

    /** A call, and how it ended. */
    static final class Outcome extends HubCall {
        @Nullable String result;
        @Nullable JackfieldException error;
        int ends;

        Outcome(HubEngine engine, String method, String json, Duration timeout) {
            super(engine, method, "", json.getBytes(StandardCharsets.UTF_8), timeout);
        }

        @Override
        protected void completed(Payload output) {
            ends++;
            result = output.string();
        }

        @Override
        protected void ended(JackfieldException why) {
            ends++;
            error = why;
        }
    }
}
