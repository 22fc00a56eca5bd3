package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Lua writes and reads them: {@code %.14g}, and what C's {@code strtod} takes. */
public final class LuaNumbers {
    private static final int CACHED = 1024;
    private static final Double[] SMALL = new Double[CACHED + 128];
    private static final double WRITTEN_PLAIN = 1e14;

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = (double) (i - 128);
        }
    }

    private LuaNumbers() {}

    /**
     * A number as a Lua value.
     *
     * @param number any integer; small ones do not allocate
     */
    public static Double valueOf(int number) {
        return number >= -128 && number < CACHED ? SMALL[number + 128] : Double.valueOf(number);
    }

    /**
     * A number as a string, as {@code tostring} gives it: 14 significant digits.
     *
     * @param number any number
     */
    public static String toString(double number) {
        if (number == (long) number && Math.abs(number) < WRITTEN_PLAIN) {
            return number == 0 && 1 / number < 0 ? "-0" : Long.toString((long) number);
        }
        return general(number, 14, false);
    }

    /**
     * C's {@code %.<precision>g}, exact.
     *
     * @param number any number
     * @param precision significant digits; 0 counts as 1
     * @param alternative C's flag {@code #}: zeros at the end stay
     */
    public static String general(double number, int precision, boolean alternative) {
        if (Double.isNaN(number)) {
            return (Double.doubleToRawLongBits(number) < 0) ? "-nan" : "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        int digits = Math.max(precision, 1);
        String sign = number < 0 || (number == 0 && 1 / number < 0) ? "-" : "";
        double absolute = Math.abs(number);
        String significant;
        int exponent;
        if (absolute == 0) {
            significant = "0".repeat(digits);
            exponent = 0;
        } else {
            BigDecimal rounded = rounded(absolute, digits);
            significant = rounded.unscaledValue().toString();
            exponent = significant.length() - 1 - rounded.scale();
            significant =
                    significant.length() < digits
                            ? significant + "0".repeat(digits - significant.length())
                            : significant.substring(0, digits);
        }
        return sign + placed(significant, exponent, digits, alternative);
    }

    private static BigDecimal rounded(double absolute, int digits) {
        // The shortest form that reads back is exact enough if it has no more digits than asked
        // for: nothing else with so few digits is as near.
        // Not so below the normal range, where numbers are too sparse.
        BigDecimal shortest = new BigDecimal(Double.toString(absolute));
        if (digits <= 15 && shortest.precision() <= digits && absolute >= Double.MIN_NORMAL) {
            return shortest;
        }
        return new BigDecimal(absolute).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static String placed(
            String significant, int exponent, int digits, boolean alternative) {
        if (exponent < -4 || exponent >= digits) {
            String fraction = fraction(significant.substring(1), alternative);
            int size = Math.abs(exponent);
            return significant.charAt(0)
                    + fraction
                    + (exponent < 0 ? "e-" : "e+")
                    + (size < 10 ? "0" : "")
                    + size;
        }
        if (exponent < 0) {
            return "0" + fraction("0".repeat(-exponent - 1) + significant, alternative);
        }
        return significant.substring(0, exponent + 1)
                + fraction(significant.substring(exponent + 1), alternative);
    }

    private static String fraction(String digits, boolean alternative) {
        int end = digits.length();
        while (!alternative && end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return end == 0 && !alternative ? "" : "." + digits.substring(0, end);
    }

    /**
     * The number that a string holds, as {@code tonumber} and arithmetic read it.
     *
     * @param string a Lua string; space around the number is skipped
     * @return null if it holds none
     */
    public static @Nullable Double parse(String string) {
        return NumberReader.read(string);
    }
}
