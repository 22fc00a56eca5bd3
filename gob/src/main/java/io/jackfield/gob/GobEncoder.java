package io.jackfield.gob;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Writes one gob stream: each value with the definitions of the types that the stream has not had
 * yet. A new stream, as a new connection, needs a new encoder.
 *
 * <p>Not for several threads at once. A value that cannot be written leaves no trace: the stream
 * goes on as if it had not been tried.
 */
public final class GobEncoder {
    private final Shapes shapes;
    private final Encoding encoding;
    private final ValuePrinter printer;

    GobEncoder(Shapes shapes, GobLimits limits, int firstTypeId) {
        this.shapes = shapes;
        this.encoding = new Encoding(limits, firstTypeId);
        this.printer = new ValuePrinter(encoding);
    }

    /**
     * Encodes a value of its own class: a record, a number, a string, a {@code byte[]}, an array.
     *
     * @param value not null
     * @return the bytes: definitions first, then the value. They are the encoder's own and valid
     *     until its next call
     * @throws GobException {@link GobException.Kind#UNSUPPORTED} if the value has no form in gob,
     *     {@link GobException.Kind#LIMIT} if it nests too deep or is too long
     */
    public ByteBuffer encode(Object value) {
        return encode(shapes.of(value.getClass()), value);
    }

    /**
     * Encodes a value of a type that a class cannot name: a list, a map, an {@code Object}.
     *
     * @param type its type
     * @param value not null
     * @param <T> its type
     * @return as {@link #encode(Object)}
     * @throws GobException as {@link #encode(Object)}
     */
    public <T> ByteBuffer encode(GobToken<T> type, T value) {
        return encode(shapes.of(type), value);
    }

    /**
     * Encodes a value of a type no record stands for.
     *
     * @param item the value and its type; the same type object each time, or it is defined anew
     * @return as {@link #encode(Object)}
     * @throws GobException as {@link #encode(Object)}; also if value and type do not go together
     */
    public ByteBuffer encode(GobItem item) {
        return encode(item.type(), _ -> printer.write(item.type(), item.value()));
    }

    /**
     * Encodes a value as {@link #encode(Object)} and writes it with one call. Blocks as the stream
     * does, and does not flush it.
     *
     * @param value not null
     * @param out where to
     * @throws IOException if the stream fails; this gob stream is lost then
     * @throws GobException as {@link #encode(Object)}; nothing was written
     */
    public void write(Object value, OutputStream out) throws IOException {
        write(encode(value), out);
    }

    /**
     * Encodes a value as {@link #encode(GobToken, Object)} and writes it with one call.
     *
     * @param type its type
     * @param value not null
     * @param out where to
     * @param <T> its type
     * @throws IOException if the stream fails; this gob stream is lost then
     * @throws GobException as {@link #encode(Object)}; nothing was written
     */
    public <T> void write(GobToken<T> type, T value, OutputStream out) throws IOException {
        write(encode(type, value), out);
    }

    /**
     * Encodes a value as {@link #encode(GobItem)} and writes it with one call.
     *
     * @param item the value and its type
     * @param out where to
     * @throws IOException if the stream fails; this gob stream is lost then
     * @throws GobException as {@link #encode(GobItem)}; nothing was written
     */
    public void write(GobItem item, OutputStream out) throws IOException {
        write(encode(item), out);
    }

    private void write(ByteBuffer encoded, OutputStream out) throws IOException {
        out.write(encoding.stream().bytes(), 0, encoded.remaining());
    }

    private ByteBuffer encode(Shape shape, Object value) {
        return encode(shapes.type(shape), to -> shape.write(to, value));
    }

    private ByteBuffer encode(GobType type, Consumer<Encoding> write) {
        encoding.stream().reset();
        encoding.begin();
        boolean isDone = false;
        try {
            encoding.beginMessage(type);
            write.accept(encoding);
            encoding.endMessage();
            isDone = true;
        } catch (StackOverflowError e) {
            throw GobException.stack(e);
        } finally {
            if (!isDone) {
                encoding.undo(0);
            }
        }
        return ByteBuffer.wrap(encoding.stream().bytes(), 0, encoding.stream().size())
                .asReadOnlyBuffer();
    }
}
