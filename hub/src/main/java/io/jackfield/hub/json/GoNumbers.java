package io.jackfield.hub.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.util.JsonGeneratorDelegate;

import java.math.BigDecimal;

/**
 * Writes floating-point numbers as Go does: without a fraction where they have none, since Go reads
 * {@code 1.0} into no integer; and never NaN or an infinity.
 */
final class GoNumbers extends JsonGeneratorDelegate {
    /** From here on Go writes an exponent. */
    private static final double EXPONENT_FROM = 1e21;

    GoNumbers(JsonGenerator out) {
        super(out, false);
    }

    @Override
    public JsonGenerator writeNumber(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new StreamWriteException(this, "unsupported value: " + value);
        }
        return hasNoFraction(value)
                ? writeWhole(value, Double.toString(value))
                : super.writeNumber(value);
    }

    @Override
    public JsonGenerator writeNumber(float value) {
        if (!Float.isFinite(value)) {
            return writeNumber((double) value);
        }
        return hasNoFraction(value)
                ? writeWhole(value, Float.toString(value))
                : super.writeNumber(value);
    }

    private static boolean hasNoFraction(double value) {
        return value == Math.rint(value) && Math.abs(value) < EXPONENT_FROM;
    }

    private JsonGenerator writeWhole(double value, String shortest) {
        boolean isNegativeZero = value == 0 && 1 / value < 0;
        return isNegativeZero
                ? super.writeNumber("-0")
                : super.writeNumber(new BigDecimal(shortest).toBigInteger());
    }

    @Override
    public JsonGenerator writeArray(double[] array, int offset, int length) {
        writeStartArray();
        for (int i = offset; i < offset + length; i++) {
            writeNumber(array[i]);
        }
        return writeEndArray();
    }
}
