package io.jackfield.gob;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads one gob stream. Bytes are {@linkplain #feed fed} as they come, in pieces of any size, and
 * values taken out with {@link #next}; or an {@link InputStream} is read with {@link #read}.
 *
 * <p>Fields are matched by name, fields that a record lacks are skipped, and those that the stream
 * lacks have their zero value; kinds must agree as {@link Gob} lists them. Strings that are not
 * UTF-8 get the replacement character, except in a {@link GobValue}.
 *
 * <p>Not for several threads at once. After an exception the stream is lost: each later call throws
 * it again.
 */
public final class GobDecoder {
    private final Shapes shapes;
    private final GobLimits limits;
    private final Input in;
    private final ValueParser parser;
    private final Bindings bindings;
    private boolean isDefining;
    private int awaited;
    private long readAgain;
    private @Nullable GobException failure;

    GobDecoder(Shapes shapes, GobLimits limits) {
        this.shapes = shapes;
        this.limits = limits;
        this.in = new Input(limits);
        this.parser = new ValueParser(in, limits);
        this.bindings = new Bindings(shapes);
    }

    /**
     * Adds bytes of the stream. They are copied; take values out before feeding much more.
     *
     * @param bytes all that remain in it are taken
     * @return this
     */
    public GobDecoder feed(ByteBuffer bytes) {
        in.feed(bytes);
        return this;
    }

    /**
     * The next value as a Java type.
     *
     * @param type a record, or any other type that {@link Gob} lists
     * @param <T> the type
     * @return empty if it has not been fed in full
     * @throws GobException if the bytes are wrong, go with no such type, or exceed a limit
     */
    public <T> Optional<T> next(Class<T> type) {
        Shape shape = shapes.of(type);
        return next(wire -> box(type).cast(read(shape, wire)));
    }

    /**
     * The next value as a Java type that a class cannot name.
     *
     * @param type the type
     * @param <T> the type
     * @return empty if it has not been fed in full
     * @throws GobException as {@link #next(Class)}
     */
    @SuppressWarnings("unchecked") // A token's shape makes values of its type only.
    public <T> Optional<T> next(GobToken<T> type) {
        Shape shape = shapes.of(type);
        return next(wire -> (T) read(shape, wire));
    }

    /**
     * The next value, whatever its type.
     *
     * @return empty if it has not been fed in full
     * @throws GobException if the bytes are wrong or exceed a limit
     */
    public Optional<GobItem> nextItem() {
        return next(
                wire -> {
                    parser.singleton(wire);
                    return new GobItem(wire, parser.read(wire));
                });
    }

    /**
     * The type of the next value, which stays where it is: to choose the Java type by it.
     *
     * @return empty if the value's first message has not been fed in full
     * @throws GobException if the bytes are wrong or exceed a limit
     */
    public Optional<GobType> peek() {
        return decode(Function.identity(), true);
    }

    /**
     * Says that the stream has ended.
     *
     * @throws GobException {@link GobException.Kind#TRUNCATED} if it ended inside a message, or
     *     after definitions that no value followed
     */
    public void end() {
        if (!in.isEmpty() || isDefining) {
            throw failed(
                    new GobException(
                            GobException.Kind.TRUNCATED,
                            "the stream ended "
                                    + (in.isEmpty()
                                            ? "after a type definition, before a value"
                                            : "inside a value")
                                    + ", at byte "
                                    + in.offset()));
        }
    }

    /**
     * Reads the next value from a stream, and no byte behind it. Blocks as the stream does.
     *
     * @param from where from; the same each time
     * @param type as {@link #next(Class)}
     * @param <T> the type
     * @return empty at the end of the stream
     * @throws IOException if the stream fails
     * @throws GobException as {@link #next(Class)} and {@link #end}
     */
    public <T> Optional<T> read(InputStream from, Class<T> type) throws IOException {
        Shape shape = shapes.of(type);
        return read(from, wire -> box(type).cast(read(shape, wire)));
    }

    /**
     * Reads the next value from a stream, and no byte behind it. Blocks as the stream does.
     *
     * @param from where from; the same each time
     * @return empty at the end of the stream
     * @throws IOException if the stream fails
     * @throws GobException as {@link #nextItem} and {@link #end}
     */
    public Optional<GobItem> readItem(InputStream from) throws IOException {
        return read(
                from,
                wire -> {
                    parser.singleton(wire);
                    return new GobItem(wire, parser.read(wire));
                });
    }

    private <T> Optional<T> read(InputStream from, Function<GobType, T> reading)
            throws IOException {
        Optional<T> value = next(reading);
        while (value.isEmpty()) {
            if (!MessageReader.feed(from, this, limits)) {
                end();
                return value;
            }
            value = next(reading);
        }
        return value;
    }

    @SuppressWarnings("unchecked") // A primitive's class stands for its box.
    private static <T> Class<T> box(Class<T> type) {
        return (Class<T>) MethodType.methodType(type).wrap().returnType();
    }

    private Object read(Shape shape, GobType wire) {
        if (shape instanceof AnyShape) {
            throw GobException.unsupported("ask for a record or another type, or for nextItem()");
        }
        if (shape instanceof RecordShape record
                && wire instanceof GobType.Struct struct
                && !record.hasFieldOf(struct)) {
            throw GobException.mismatch(
                    "received " + wire + ", of which " + shape.goText() + " knows no field");
        }
        ValueReader reader = bindings.bind(shape, wire);
        parser.singleton(wire);
        Object value = reader.read(parser);
        return Objects.requireNonNull(value);
    }

    private <T> Optional<T> next(Function<GobType, T> reading) {
        return decode(reading, false);
    }

    private GobException failed(GobException e) {
        failure = e;
        return e;
    }

    private <T> Optional<T> decode(Function<GobType, T> reading, boolean isPeek) {
        if (failure != null) {
            throw failure;
        }
        try {
            while (in.isComplete(awaited)) {
                int start = in.position();
                int mark = parser.types().mark();
                try {
                    @Nullable T value = message(start, reading, isPeek);
                    if (value != null) {
                        return Optional.of(value);
                    }
                } catch (Input.NeedMore more) {
                    await(start, mark);
                }
            }
            return Optional.empty();
        } catch (GobException e) {
            throw failed(e);
        } catch (StackOverflowError e) {
            throw failed(GobException.stack(e));
        }
    }

    /** One message, and those that continue it. Null for a definition. */
    private <T> @Nullable T message(int start, Function<GobType, T> reading, boolean isPeek) {
        parser.begin(start);
        in.nextMessage(start);
        long id = in.integer();
        if (id < 0) {
            parser.types().define(-id, parser);
            if (!in.atEnd()) {
                throw in.malformed("bytes behind a type definition");
            }
            isDefining = true;
            in.release();
            return null;
        }
        GobType wire = parser.types().type(id, in);
        T value = reading.apply(wire);
        if (isPeek) {
            in.rewind(start);
        } else {
            in.skipRest();
            in.release();
            isDefining = false;
            awaited = 0;
            readAgain = 0;
        }
        return value;
    }

    /** The value goes on in a message that is not there yet: it is read again from its start. */
    private void await(int start, int mark) {
        awaited = in.position() - start;
        readAgain += awaited;
        if (readAgain > 4L * limits.messageBytes()) {
            throw GobException.limit("a value is split into too many messages");
        }
        parser.types().undo(mark);
        in.rewind(start);
    }
}
