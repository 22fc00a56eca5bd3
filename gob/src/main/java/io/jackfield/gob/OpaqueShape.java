package io.jackfield.gob;

import io.jackfield.gob.GobType.OpaqueKind;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;

/** Types that encode themselves in Go. */
final class OpaqueShape extends Shape {
    /** Go's zero time. */
    private static final Instant YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z");

    private final String goText;
    private final String goName;
    private final OpaqueKind kind;
    private final @Nullable Object zero;
    private final boolean isZeroOmitted;
    private final Function<Object, byte[]> write;
    private final Function<byte[], ?> read;

    private OpaqueShape(
            String goText,
            String goName,
            OpaqueKind kind,
            @Nullable Object zero,
            boolean isZeroOmitted,
            Function<Object, byte[]> write,
            Function<byte[], ?> read) {
        this.goText = goText;
        this.goName = goName;
        this.kind = kind;
        this.zero = zero;
        this.isZeroOmitted = isZeroOmitted;
        this.write = write;
        this.read = read;
    }

    static <T> OpaqueShape of(GobOpaque<T> opaque) {
        return new OpaqueShape(
                opaque.goName(),
                opaque.goName().substring(opaque.goName().lastIndexOf('.') + 1),
                opaque.kind(),
                null,
                false,
                value -> opaque.write().apply(opaque.javaType().cast(value)),
                opaque.read());
    }

    /** {@code time.Time} in UTC; the zone of one that is read is dropped. */
    static OpaqueShape time() {
        return new OpaqueShape(
                "time.Time",
                "Time",
                OpaqueKind.GOB_ENCODER,
                YEAR_ONE,
                true,
                value -> timeBytes((Instant) value),
                OpaqueShape::time);
    }

    private static byte[] timeBytes(Instant time) {
        return ByteBuffer.allocate(15)
                .put((byte) 1)
                .putLong(time.getEpochSecond() - YEAR_ONE.getEpochSecond())
                .putInt(time.getNano())
                .putShort((short) -1)
                .array();
    }

    private static Instant time(byte[] bytes) {
        if (bytes.length == 0
                || !((bytes[0] == 1 && bytes.length == 15)
                        || (bytes[0] == 2 && bytes.length == 16))) {
            throw new DateTimeException("no time.Time of version 1 or 2");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, 12);
        long seconds = Math.addExact(in.getLong(), YEAR_ONE.getEpochSecond());
        return Instant.ofEpochSecond(seconds, in.getInt());
    }

    /** {@code big.Int}, whose methods are those of the pointer: no name, and zero is sent. */
    static OpaqueShape big() {
        return new OpaqueShape(
                "*big.Int",
                "",
                OpaqueKind.GOB_ENCODER,
                BigInteger.ZERO,
                false,
                value -> bigBytes((BigInteger) value),
                OpaqueShape::big);
    }

    private static byte[] bigBytes(BigInteger value) {
        byte[] magnitude = value.abs().toByteArray();
        int lead = magnitude[0] == 0 ? 1 : 0;
        return ByteBuffer.allocate(1 + magnitude.length - lead)
                .put((byte) (value.signum() < 0 ? 3 : 2))
                .put(magnitude, lead, magnitude.length - lead)
                .array();
    }

    private static BigInteger big(byte[] bytes) {
        if (bytes.length == 0) {
            return BigInteger.ZERO;
        }
        if (bytes[0] != 2 && bytes[0] != 3) {
            throw new NumberFormatException("no big.Int of version 1");
        }
        BigInteger magnitude = new BigInteger(1, bytes, 1, bytes.length - 1);
        return bytes[0] == 3 ? magnitude.negate() : magnitude;
    }

    @Override
    String goText() {
        return goText;
    }

    @Override
    String goName() {
        return goName;
    }

    @Override
    GobType type(String reached, GoTypes types) {
        return types.opaque(goText, goName, kind);
    }

    @Override
    boolean isOmitted(Object value) {
        return isZeroOmitted && value.equals(zero);
    }

    @Override
    void write(Encoding to, Object value) {
        to.out().raw(write.apply(value));
    }

    @Override
    Object zero() {
        if (zero == null) {
            throw GobException.malformed(
                    "a " + goText + " is missing; make the component Optional if that may be");
        }
        return zero;
    }

    @Override
    ValueReader bind(GobType wire, Bindings bindings) {
        if (!(wire instanceof GobType.Opaque opaque) || opaque.kind() != kind) {
            throw mismatch(wire);
        }
        return new ValueReader() {
            @Override
            Object read(ValueParser from) {
                byte[] bytes = from.input().raw("an opaque value");
                try {
                    return read.apply(bytes);
                } catch (RuntimeException refused) {
                    throw new GobException(
                            GobException.Kind.MALFORMED,
                            "the bytes of a " + goText + " were refused: " + refused.getMessage(),
                            refused);
                }
            }
        };
    }
}
