package io.jackfield.webwire.codec;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values of session information on their way to JSON and back. */
final class JsonValues {
    private static final int MAX_DEPTH = 100;
    private static final Comparator<String> BY_BYTES =
            (one, other) ->
                    Arrays.compareUnsigned(
                            one.getBytes(StandardCharsets.UTF_8),
                            other.getBytes(StandardCharsets.UTF_8));

    /** The same with its keys, and those of the maps in it, in the order of their bytes. */
    static Map<String, @Nullable Object> sorted(Map<?, ?> map) {
        return sorted(map, 1);
    }

    private static Map<String, @Nullable Object> sorted(Map<?, ?> map, int depth) {
        if (depth > MAX_DEPTH) {
            throw SessionJson.bad("session information is nested over " + MAX_DEPTH, null);
        }
        var copy = new TreeMap<String, @Nullable Object>(BY_BYTES);
        map.forEach((key, value) -> copy.put(String.valueOf(key), sorted(value, depth + 1)));
        return copy;
    }

    private static @Nullable Object sorted(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> sorted(map, depth);
            case List<?> list -> {
                if (depth > MAX_DEPTH) {
                    throw SessionJson.bad("session information is nested over " + MAX_DEPTH, null);
                }
                var copy = new ArrayList<@Nullable Object>(list.size());
                list.forEach(element -> copy.add(sorted(element, depth + 1)));
                yield copy;
            }
            default -> value;
        };
    }

    /** What was read, with every number a {@code Long} or a {@code Double}. */
    static Map<String, @Nullable Object> plain(Map<?, ?> map) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), plain(value)));
        return copy;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> plain(map);
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>(list.size());
                list.forEach(element -> copy.add(plain(element)));
                yield copy;
            }
            case BigDecimal number -> number.doubleValue();
            case BigInteger number -> number.doubleValue();
            default -> value;
        };
    }

    /** JSON with the characters escaped that the reference escapes. They occur in strings alone. */
    static String escaped(String json) {
        StringBuilder out = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean isEscaped = c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029';
            if (isEscaped && out == null) {
                out = new StringBuilder(json.length() + 32).append(json, 0, i);
            }
            if (out != null) {
                if (isEscaped) {
                    out.append("\\u%04x".formatted((int) c));
                } else {
                    out.append(c);
                }
            }
        }
        return out == null ? json : out.toString();
    }

    private JsonValues() {}
}
