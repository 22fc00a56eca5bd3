package io.jackfield.hub.codec;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.gob.Gob;
import io.jackfield.gob.GobException;
import io.jackfield.hub.codec.PluginReader.MappedHello;
import io.jackfield.hub.frames.Hello;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Writes a plugin's introduction. */
public final class HelloWriter {

    /**
     * The messages of a hello: definitions first, under the numbers that Go gives them.
     *
     * @param hello without token and codes nothing tells it from Go's
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} if it nests too deep or is too long
     */
    public static List<byte[]> messages(Hello hello) {
        Object value = hello.info();
        if (hello.codes() || !hello.token().isEmpty()) {
            value =
                    new MappedHello(
                            hello.info().name(),
                            hello.info().version(),
                            hello.info().functions(),
                            hello.token(),
                            hello.codes());
        }
        try {
            Gob gob = CodecLimits.DEFAULT.gob();
            return split(gob, gob.encoder().encode(value));
        } catch (GobException refused) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT,
                    "this introduction cannot be sent: " + refused.getMessage(),
                    refused);
        }
    }

    static List<byte[]> split(Gob gob, ByteBuffer encoded) {
        var messages = new ArrayList<byte[]>();
        while (encoded.hasRemaining()) {
            int length = gob.messageBytes(encoded, encoded.position(), encoded.remaining());
            byte[] message = new byte[length];
            encoded.get(message);
            messages.add(message);
        }
        return messages;
    }

    private HelloWriter() {}
}
