package io.jackfield.gob;

import io.jackfield.gob.GobType.Basic;

import java.math.BigInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Basic types that are objects in Java. */
final class BasicShape extends Shape {
    private static final BigInteger UNSIGNED_RANGE = BigInteger.ONE.shiftLeft(64);

    private final String goText;
    private final Basic type;
    private final Object zero;
    private final Predicate<Object> isOmitted;
    private final BiConsumer<Output, Object> write;
    private final Function<Input, Object> read;

    private BasicShape(
            String goText,
            Basic type,
            Object zero,
            Predicate<Object> isOmitted,
            BiConsumer<Output, Object> write,
            Function<Input, Object> read) {
        this.goText = goText;
        this.type = type;
        this.zero = zero;
        this.isOmitted = isOmitted;
        this.write = write;
        this.read = read;
    }

    static BasicShape text() {
        return new BasicShape(
                "string",
                Basic.STRING,
                "",
                value -> ((String) value).isEmpty(),
                (out, value) -> out.text((String) value),
                in -> in.text("a string"));
    }

    static BasicShape bytes() {
        return new BasicShape(
                "[]uint8",
                Basic.BYTES,
                new byte[0],
                value -> ((byte[]) value).length == 0,
                (out, value) -> out.raw((byte[]) value),
                in -> in.raw("a byte slice"));
    }

    static BasicShape complex() {
        return new BasicShape(
                "complex128",
                Basic.COMPLEX,
                new GobValue.Complex(0, 0),
                value ->
                        value instanceof GobValue.Complex(double real, double imaginary)
                                && real == 0
                                && imaginary == 0,
                (out, value) -> {
                    GobValue.Complex complex = (GobValue.Complex) value;
                    out.floating(complex.real());
                    out.floating(complex.imaginary());
                },
                in -> new GobValue.Complex(in.floating(), in.floating()));
    }

    static BasicShape unsignedBig() {
        return new BasicShape(
                "uint64",
                Basic.UINT,
                BigInteger.ZERO,
                value -> ((BigInteger) value).signum() == 0,
                (out, value) -> out.uint(unsigned((BigInteger) value)),
                in -> {
                    BigInteger value = BigInteger.valueOf(in.uint());
                    return value.signum() < 0 ? value.add(UNSIGNED_RANGE) : value;
                });
    }

    private static long unsigned(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > 64) {
            throw GobException.unsupported(value + " is no unsigned 64-bit integer");
        }
        return value.longValue();
    }

    @Override
    String goText() {
        return goText;
    }

    @Override
    String goName() {
        return type == Basic.BYTES ? "" : goText;
    }

    @Override
    GobType type(String reached, GoTypes types) {
        return type;
    }

    @Override
    boolean isOmitted(Object value) {
        return isOmitted.test(value);
    }

    @Override
    void write(Encoding to, Object value) {
        write.accept(to.out(), value);
    }

    @Override
    Object zero() {
        return zero;
    }

    @Override
    ValueReader bind(GobType wire, Bindings bindings) {
        if (wire != type) {
            throw mismatch(wire);
        }
        return new ValueReader() {
            @Override
            Object read(ValueParser from) {
                return read.apply(from.input());
            }
        };
    }
}
