package io.jackfield.lua.library;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** C's {@code strftime} in the locale C. */
final class DateFormat {

    /**
     * A time as text.
     *
     * @param format with conversions such as {@code %Y}
     * @param time to be shown
     * @param work done before each conversion
     */
    static String format(String format, ZonedDateTime time, Runnable work) {
        var out = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            int sign = format.indexOf('%', at);
            if (sign < 0 || sign == format.length() - 1) {
                break;
            }
            work.run();
            out.append(format, at, sign).append(converted(format.charAt(sign + 1), time));
            at = sign + 2;
        }
        return out.append(format, at, format.length()).toString();
    }

    /** What stands for several conversions. */
    private static String format(String format, ZonedDateTime time) {
        return format(format, time, () -> {});
    }

    private static String converted(char conversion, ZonedDateTime time) {
        return switch (conversion) {
            case 'a' -> pattern("EEE", time);
            case 'A' -> pattern("EEEE", time);
            case 'b', 'h' -> pattern("MMM", time);
            case 'B' -> pattern("MMMM", time);
            case 'c' -> format("%a %b %e %H:%M:%S %Y", time);
            case 'C' -> two(Math.floorDiv(time.getYear(), 100));
            case 'd' -> two(time.getDayOfMonth());
            case 'D', 'x' -> format("%m/%d/%y", time);
            case 'e' -> "%2d".formatted(time.getDayOfMonth());
            case 'F' -> format("%Y-%m-%d", time);
            case 'g' -> two(Math.floorMod(time.get(IsoFields.WEEK_BASED_YEAR), 100));
            case 'G' -> String.valueOf(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'H' -> two(time.getHour());
            case 'I' -> two(time.get(ChronoField.CLOCK_HOUR_OF_AMPM));
            case 'j' -> "%03d".formatted(time.getDayOfYear());
            case 'k' -> "%2d".formatted(time.getHour());
            case 'l' -> "%2d".formatted(time.get(ChronoField.CLOCK_HOUR_OF_AMPM));
            case 'm' -> two(time.getMonthValue());
            case 'M' -> two(time.getMinute());
            case 'n' -> "\n";
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'P' -> time.getHour() < 12 ? "am" : "pm";
            case 'r' -> format("%I:%M:%S %p", time);
            case 'R' -> format("%H:%M", time);
            case 's' -> String.valueOf(time.toEpochSecond());
            case 'S' -> two(time.getSecond());
            case 't' -> "\t";
            case 'T', 'X' -> format("%H:%M:%S", time);
            case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
            case 'U' -> two((time.getDayOfYear() + 6 - dayFromSunday(time)) / 7);
            case 'V' -> two(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'w' -> String.valueOf(dayFromSunday(time));
            case 'W' -> two((time.getDayOfYear() + 7 - time.getDayOfWeek().getValue()) / 7);
            case 'y' -> two(Math.floorMod(time.getYear(), 100));
            case 'Y' -> String.valueOf(time.getYear());
            case 'z' -> pattern("xx", time);
            case 'Z' -> time.getZone().equals(ZoneOffset.UTC) ? "GMT" : pattern("zzz", time);
            case '%' -> "%";
            default -> "%" + conversion;
        };
    }

    static int dayFromSunday(ZonedDateTime time) {
        return time.getDayOfWeek().getValue() % 7;
    }

    private static String two(int number) {
        return "%02d".formatted(number);
    }

    private static String pattern(String pattern, ZonedDateTime time) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }

    private DateFormat() {}
}
