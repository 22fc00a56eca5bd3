package io.jackfield.hub.codec;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.gob.GobDecoder;
import io.jackfield.gob.GobException;
import io.jackfield.gob.GobName;
import io.jackfield.gob.GobType;
import io.jackfield.hub.Function;
import io.jackfield.hub.PluginInfo;
import io.jackfield.hub.frames.Frame;
import io.jackfield.hub.frames.Hello;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what one plugin sends: a hello, then envelopes. For one thread. */
public final class PluginReader {
    private final GobDecoder decoder;
    private final CodecLimits limits;
    private final EnvelopeReader envelopes;
    private boolean isIntroduced;
    private long helloBytes;

    PluginReader(GobDecoder decoder, CodecLimits limits) {
        this.decoder = decoder;
        this.limits = limits;
        this.envelopes = new EnvelopeReader(decoder);
    }

    /**
     * Takes one gob message.
     *
     * @param message from position to limit; read by index only
     * @return the value that it completes; null for definitions, and values that go on
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} for what is not the wire, {@link
     *     Code#RESOURCE_EXHAUSTED} over a limit; the stream is lost
     */
    public @Nullable Frame read(ByteBuffer message) {
        if (isIntroduced) {
            return envelopes.read(message);
        }
        helloBytes += message.remaining();
        check("maxHelloBytes", helloBytes, limits.maxHelloBytes());
        try {
            decoder.feed(message.duplicate());
            Optional<GobType> type = decoder.peek();
            Optional<Hello> hello =
                    type.isPresent() && hasFunctionsInAList(type.get())
                            ? decoder.next(ListedHello.class).map(ListedHello::hello)
                            : decoder.next(MappedHello.class).map(MappedHello::hello);
            if (hello.isEmpty()) {
                return null;
            }
            check(hello.get().info());
            isIntroduced = true;
            return hello.get();
        } catch (GobException bad) {
            throw Codec.malformed(bad);
        }
    }

    /**
     * Checks a message before it is gathered.
     *
     * @param bytes how many it says to have
     * @throws JackfieldException {@link Code#RESOURCE_EXHAUSTED} if it cannot be part of a hello
     */
    public void checkHello(int bytes) {
        if (!isIntroduced) {
            check("maxHelloBytes", helloBytes + bytes, limits.maxHelloBytes());
        }
    }

    /** Plugins of v0.0.10 to v0.0.18 send a list where later ones send a map. */
    private static boolean hasFunctionsInAList(GobType type) {
        return type instanceof GobType.Struct struct
                && struct.fields().stream()
                        .anyMatch(
                                field ->
                                        field.name().equals("Functions")
                                                && field.type() instanceof GobType.Sequence);
    }

    private void check(PluginInfo info) {
        check("maxFunctions", info.functions().size(), limits.maxFunctions());
        checkName(info.name());
        checkName(info.version());
        info.functions().keySet().forEach(this::checkName);
    }

    private void checkName(String name) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        check("maxNameBytes", length, limits.maxNameBytes());
    }

    private static void check(String limit, long value, int most) {
        if (value > most) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED,
                    "the hello is over %s: %d, not at most %d".formatted(limit, value, most));
        }
    }

    /** A hello as of v0.0.19; older ones have no functions. */
    @GobName("brpc.PluginInfo")
    record MappedHello(
            String name,
            String version,
            Map<String, Function> functions,
            String token,
            boolean codes) {
        Hello hello() {
            return new Hello(new PluginInfo(name, version, functions), token, codes);
        }
    }

    /** A hello of v0.0.10 to v0.0.18. */
    @GobName("brpc.PluginInfo")
    record ListedHello(String name, String version, List<Function> functions, String token) {
        Hello hello() {
            Map<String, Function> byName = new LinkedHashMap<>();
            functions.forEach(function -> byName.put(function.name(), function));
            return new Hello(new PluginInfo(name, version, byName), token, false);
        }
    }
}
