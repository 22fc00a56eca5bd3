package io.jackfield.bench;

import io.jackfield.webwire.Payload;
import io.jackfield.webwire.codec.Decoder;
import io.jackfield.webwire.codec.Encoder;
import io.jackfield.webwire.codec.Grammar;
import io.jackfield.webwire.frames.Frame;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** WebWire messages from and to bytes: a request with a name of ten letters, and its reply. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WebWireCodec {
    private static final long ID = 0x0100_0000_0000_0000L;

    /** Bytes of the payload. */
    @Param({"16", "128", "4096"})
    int bytes = 128;

    private final Decoder decoder = new Decoder(Grammar.V2_0);
    private final ByteBuffer out = ByteBuffer.allocateDirect(8192);
    private Payload payload = Payload.EMPTY;
    private ByteBuffer message = out;

    /** Makes the message. */
    @Setup
    public void prepare() {
        payload = Payload.binary(new byte[bytes]);
        byte[] request = Encoder.bytes(new Frame.Request(ID, "demo/echo1", payload));
        message = ByteBuffer.allocateDirect(request.length).put(request).flip();
    }

    /** A request out of a buffer, its payload copied. */
    @Benchmark
    public Frame decodeRequest() {
        return decoder.decode(message);
    }

    /** A request into a buffer. */
    @Benchmark
    public ByteBuffer encodeRequest() {
        Frame request = new Frame.Request(ID, "demo/echo1", payload);
        out.clear();
        Encoder.length(request);
        Encoder.write(request, out);
        return out;
    }

    /** A reply into a buffer, as the server writes it. */
    @Benchmark
    public ByteBuffer encodeReply() {
        out.clear();
        Encoder.writeReply(ID, payload, out);
        return out;
    }
}
