package io.jackfield.lua.library;

import io.jackfield.lua.LuaNumbers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as C's {@code printf} writes them, exact to the last digit. */
final class Printf {
    private static final int STANDARD_PRECISION = 6;

    static String signed(Spec spec, long number) {
        String digits = Long.toString(number);
        boolean isNegative = number < 0;
        return integer(
                spec, isNegative ? "-" : spec.plus(), isNegative ? digits.substring(1) : digits);
    }

    static String unsigned(Spec spec, String prefix, String digits) {
        return integer(spec, prefix, digits);
    }

    static String octal(Spec spec, long number) {
        String digits = Long.toUnsignedString(number, 8);
        boolean needsZero =
                spec.has('#') && !digits.startsWith("0") && digits.length() >= spec.precision();
        return integer(spec, "", needsZero ? "0" + digits : digits);
    }

    static String hexadecimal(Spec spec, long number, boolean isUpperCase) {
        String digits = Long.toHexString(number);
        String prefix = spec.has('#') && number != 0 ? "0x" : "";
        return isUpperCase
                ? integer(spec, prefix.toUpperCase(Locale.ROOT), digits.toUpperCase(Locale.ROOT))
                : integer(spec, prefix, digits);
    }

    private static String integer(Spec spec, String sign, String digits) {
        String shown = digits;
        if (spec.precision() == 0 && digits.equals("0")) {
            shown = "";
        } else if (digits.length() < spec.precision()) {
            shown = "0".repeat(spec.precision() - digits.length()) + digits;
        }
        return spec.padded(sign, shown, spec.precision() == Spec.NONE);
    }

    /**
     * A floating-point number.
     *
     * @param spec its precision is 6 where there is none
     * @param conversion one of {@code eEfgG}
     * @param number any
     */
    static String floating(Spec spec, char conversion, double number) {
        boolean isNegative = number < 0 || (number == 0 && 1 / number < 0);
        String sign = isNegative ? "-" : spec.plus();
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            String word = LuaNumbers.toString(number);
            String unsigned = word.startsWith("-") ? word.substring(1) : word;
            boolean isUpperCase = Character.isUpperCase(conversion);
            return spec.padded(
                    word.startsWith("-") ? "-" : spec.plus(),
                    isUpperCase ? unsigned.toUpperCase(Locale.ROOT) : unsigned,
                    false);
        }
        int precision = spec.precision() == Spec.NONE ? STANDARD_PRECISION : spec.precision();
        double absolute = Math.abs(number);
        String digits =
                switch (conversion) {
                    case 'f' -> fixed(absolute, precision, spec.has('#'));
                    case 'e', 'E' -> scientific(absolute, precision, spec.has('#'));
                    default -> LuaNumbers.general(absolute, precision, spec.has('#'));
                };
        boolean isUpperCase = Character.isUpperCase(conversion);
        return spec.padded(sign, isUpperCase ? digits.toUpperCase(Locale.ROOT) : digits, true);
    }

    private static String fixed(double absolute, int precision, boolean keepsPoint) {
        String digits =
                new BigDecimal(absolute)
                        .setScale(precision, RoundingMode.HALF_EVEN)
                        .toPlainString();
        return precision == 0 && keepsPoint ? digits + "." : digits;
    }

    private static String scientific(double absolute, int precision, boolean keepsPoint) {
        String digits = "0".repeat(precision + 1);
        int exponent = 0;
        if (absolute != 0) {
            BigDecimal rounded =
                    new BigDecimal(absolute)
                            .round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
            String unscaled = rounded.unscaledValue().toString();
            exponent = unscaled.length() - 1 - rounded.scale();
            digits = (unscaled + digits).substring(0, precision + 1);
        }
        String point = precision > 0 || keepsPoint ? "." : "";
        int size = Math.abs(exponent);
        return digits.charAt(0)
                + point
                + digits.substring(1)
                + (exponent < 0 ? "e-" : "e+")
                + (size < 10 ? "0" : "")
                + size;
    }

    private Printf() {}
}
