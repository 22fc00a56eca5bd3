package io.jackfield.server.config;

import io.jackfield.core.Endpoint;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values of options, from text and back. Every error is an {@link IllegalArgumentException} that
 * says what was expected.
 */
final class Values {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,18})\\s*(B|KiB|MiB|GiB)?");

    /** The value of a type for a text. */
    static @Nullable Object parse(Class<?> type, String name, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == Path.class) {
            return text.isEmpty() ? null : Path.of(text);
        }
        if (type == boolean.class) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("must be true or false");
            };
        }
        if (type == int.class) {
            return Math.toIntExact(inRange(parseNumber(name, text), Integer.MAX_VALUE));
        }
        if (type == long.class) {
            return parseNumber(name, text);
        }
        if (type == Duration.class) {
            return parseDuration(text);
        }
        if (type == Endpoint.class) {
            return Endpoint.parse(text);
        }
        if (type.isEnum()) {
            return parseConstant(type, text);
        }
        throw new IllegalStateException("options cannot be of type " + type.getName());
    }

    /** Elements separated by commas. */
    static List<Object> parseList(Class<?> element, String name, String text) {
        var values = new ArrayList<Object>();
        for (String part : text.split(",", -1)) {
            Object value = part.isBlank() ? null : parse(element, name, part.strip());
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    private static long parseNumber(String name, String text) {
        if (!name.endsWith("Bytes")) {
            if (!text.matches("\\d{1,18}")) {
                throw new IllegalArgumentException("must be a number");
            }
            return Long.parseLong(text);
        }
        Matcher parts = BYTES.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("must be a number of bytes, such as 64KiB or 16MiB");
        }
        long factor =
                switch (parts.group(2) == null ? "B" : parts.group(2)) {
                    case "KiB" -> 1L << 10;
                    case "MiB" -> 1L << 20;
                    case "GiB" -> 1L << 30;
                    default -> 1;
                };
        long number = Long.parseLong(parts.group(1));
        if (number > Long.MAX_VALUE / factor) {
            throw new IllegalArgumentException("is too large");
        }
        return number * factor;
    }

    private static long inRange(long number, long most) {
        if (number > most) {
            throw new IllegalArgumentException("must be at most " + most);
        }
        return number;
    }

    private static Duration parseDuration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must be a duration, such as 500ms, 30s, 5m, 2h or 30d");
        }
        long number = Long.parseLong(parts.group(1));
        try {
            return switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException("is too long", tooLong);
        }
    }

    private static Object parseConstant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (show(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Values::show)
                                .collect(Collectors.joining(", ")));
    }

    /** A value as text that {@link #parse} reads. */
    static String show(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Duration duration -> showDuration(duration);
            default -> value.toString();
        };
    }

    private static String showDuration(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 86_400_000 == 0 && millis > 0) {
            return duration.toDays() + "d";
        }
        if (millis % 3_600_000 == 0 && millis > 0) {
            return duration.toHours() + "h";
        }
        if (millis % 60_000 == 0 && millis > 0) {
            return duration.toMinutes() + "m";
        }
        return millis % 1_000 == 0 ? duration.toSeconds() + "s" : millis + "ms";
    }

    private Values() {}
}
