package io.jackfield.hub.codec;

import io.jackfield.core.Code;
import io.jackfield.core.Framer;
import io.jackfield.core.JackfieldException;
import io.jackfield.gob.Gob;
import io.jackfield.gob.GobException;

import java.nio.ByteBuffer;

/**
 * Makes what reads a connection. One for all connections of a hub or plugin; safe from many
 * threads.
 */
public final class Codec {
    private final CodecLimits limits;
    private final Gob gob;

    /**
     * A codec.
     *
     * @param limits how much a peer may send
     */
    public Codec(CodecLimits limits) {
        this.limits = limits;
        this.gob = limits.gob();
    }

    /** Cuts a stream into gob messages: definitions and values, each a message of its own. */
    public Framer framer() {
        return (in, at, available) -> {
            try {
                return gob.messageBytes(in, at, available);
            } catch (GobException bad) {
                throw malformed(bad);
            }
        };
    }

    /** Reads what one plugin sends. */
    public PluginReader pluginReader() {
        return new PluginReader(gob.decoder(), limits);
    }

    /** Reads what one hub sends. */
    public EnvelopeReader hubReader() {
        return new EnvelopeReader(gob.decoder());
    }

    /** Where the value of a message begins: behind its length. */
    static int body(ByteBuffer message) {
        byte first = message.get(message.position());
        return message.position() + 1 + (first >= 0 ? 0 : -first);
    }

    /** Any error of gob as the one exception of the house: the connection is lost by it. */
    static JackfieldException malformed(GobException bad) {
        Code code =
                bad.kind() == GobException.Kind.LIMIT
                        ? Code.RESOURCE_EXHAUSTED
                        : Code.INVALID_ARGUMENT;
        return new JackfieldException(
                code, "not what a plugin hub speaks: " + bad.getMessage(), bad);
    }
}
