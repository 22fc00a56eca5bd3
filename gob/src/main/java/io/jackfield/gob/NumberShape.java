package io.jackfield.gob;

import io.jackfield.gob.GobType.Basic;

import java.util.function.LongFunction;

/** Integers, booleans and floating point: what a component may hold as a primitive. */
final class NumberShape extends Shape {
    private final Class<?> javaType;
    private final Basic type;
    private final int bits;
    private final String goText;
    private final LongFunction<Object> box;

    private NumberShape(Class<?> javaType, Basic type, int bits, LongFunction<Object> box) {
        this.javaType = javaType;
        this.type = type;
        this.bits = bits;
        this.box = box;
        this.goText = type == Basic.BOOL ? "bool" : type + Integer.toString(bits);
    }

    static NumberShape bool() {
        return new NumberShape(boolean.class, Basic.BOOL, 1, value -> value != 0);
    }

    static NumberShape integer(Class<?> javaType, boolean isUnsigned) {
        Basic type = isUnsigned ? Basic.UINT : Basic.INT;
        return switch (javaType.getName()) {
            case "byte" -> new NumberShape(javaType, type, 8, value -> (byte) value);
            case "short" -> new NumberShape(javaType, type, 16, value -> (short) value);
            case "int" -> new NumberShape(javaType, type, 32, value -> (int) value);
            default -> new NumberShape(javaType, type, 64, value -> value);
        };
    }

    static NumberShape floating(Class<?> javaType) {
        return javaType == float.class
                ? new NumberShape(
                        javaType, Basic.FLOAT, 32, value -> (float) Double.longBitsToDouble(value))
                : new NumberShape(javaType, Basic.FLOAT, 64, Double::longBitsToDouble);
    }

    boolean isFloating() {
        return type == Basic.FLOAT;
    }

    @Override
    String goText() {
        return goText;
    }

    @Override
    String goName() {
        return goText;
    }

    @Override
    GobType type(String reached, GoTypes types) {
        return type;
    }

    /** The bits of a boxed value, as {@link #writeBits} takes them. */
    private long bits(Object value) {
        if (value instanceof Boolean is) {
            return is ? 1 : 0;
        }
        return isFloating()
                ? Double.doubleToRawLongBits(((Number) value).doubleValue())
                : ((Number) value).longValue();
    }

    @Override
    boolean isOmitted(Object value) {
        return isZero(bits(value));
    }

    boolean isZero(long value) {
        // Negative zero counts as zero, as in Go.
        return isFloating() ? value << 1 == 0 : value == 0;
    }

    @Override
    void write(Encoding to, Object value) {
        writeBits(to.out(), bits(value));
    }

    void writeBits(Output out, long value) {
        switch (type) {
            case INT -> out.integer(value);
            case FLOAT -> out.uint(Long.reverseBytes(value));
            default -> out.uint(bits == 64 ? value : value & ((1L << bits) - 1));
        }
    }

    @Override
    Object zero() {
        return box.apply(0);
    }

    @Override
    ValueReader bind(GobType wire, Bindings bindings) {
        if (wire != type) {
            throw mismatch(wire);
        }
        return new Reader();
    }

    private final class Reader extends ValueReader {
        @Override
        Object read(ValueParser from) {
            return box.apply(readBits(from));
        }

        @Override
        long readBits(ValueParser from) {
            Input in = from.input();
            return switch (type) {
                case INT -> signed(in.integer(), in);
                case FLOAT -> floating(Long.reverseBytes(in.uint()), in);
                case UINT -> unsigned(in.uint(), in);
                default -> in.uint() == 0 ? 0 : 1;
            };
        }

        private long signed(long value, Input in) {
            int unused = 64 - bits;
            if (value << unused >> unused != value) {
                throw outOfRange(Long.toString(value), in);
            }
            return value;
        }

        private long unsigned(long value, Input in) {
            int unused = 64 - bits;
            if (value << unused >>> unused != value) {
                throw outOfRange(Long.toUnsignedString(value), in);
            }
            return value;
        }

        private long floating(long value, Input in) {
            double number = Double.longBitsToDouble(value);
            if (bits == 32 && Math.abs(number) > Float.MAX_VALUE && Double.isFinite(number)) {
                throw outOfRange(Double.toString(number), in);
            }
            return value;
        }

        private GobException outOfRange(String value, Input in) {
            return in.malformed(value + " is out of the range of " + javaType.getSimpleName());
        }
    }
}
