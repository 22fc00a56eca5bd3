package io.jackfield.server.config;

import io.jackfield.core.Endpoint;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Option records as the file that would make them. */
public final class ConfigurationText {

    /**
     * TOML with the description of every option above it.
     *
     * @param records by their tables; the empty name is the top of the file
     */
    public static String toml(Map<String, Record> records) {
        var out = new StringBuilder();
        new TreeMap<>(records).forEach((table, values) -> append(out, table, values));
        return out.toString();
    }

    /**
     * The same as one JSON object, without descriptions.
     *
     * @param records by their tables; the empty name is the top of the file
     */
    public static String json(Map<String, Record> records) {
        var json = tools.jackson.databind.json.JsonMapper.shared().createObjectNode();
        new TreeMap<>(records)
                .forEach(
                        (table, values) ->
                                put(table.isEmpty() ? json : json.putObject(table), values));
        return json.toString();
    }

    private static void put(tools.jackson.databind.node.ObjectNode json, Record values) {
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            Object value = read(component, values);
            String name = component.getName();
            switch (value) {
                case Record inner -> put(json.putObject(name), inner);
                case List<?> list -> list.forEach(add(json.putArray(name)));
                case Boolean truth -> json.put(name, truth);
                case Number number -> json.put(name, number.longValue());
                case null -> json.putNull(name);
                default -> json.put(name, Values.show(value));
            }
        }
    }

    private static java.util.function.Consumer<Object> add(
            tools.jackson.databind.node.ArrayNode array) {
        return each -> {
            if (each instanceof Record inner && !(each instanceof Endpoint)) {
                put(array.addObject(), inner);
            } else {
                array.add(Values.show(each));
            }
        };
    }

    private static void append(StringBuilder out, String table, Record values) {
        if (!table.isEmpty()) {
            out.append("\n[").append(table).append("]\n");
        }
        var later = new StringBuilder();
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            String key = table.isEmpty() ? component.getName() : table + "." + component.getName();
            Object value = read(component, values);
            if (value instanceof Record inner) {
                append(later, key, inner);
            } else if (value instanceof List<?> list
                    && !list.isEmpty()
                    && OptionInfo.of(key, component).isTables()) {
                for (Object each : list) {
                    appendElement(later, key, (Record) each);
                }
            } else {
                appendValue(out, OptionInfo.of(key, component), value);
            }
        }
        out.append(later);
    }

    private static void appendElement(StringBuilder out, String key, Record values) {
        out.append("\n[[").append(key).append("]]\n");
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            out.append(component.getName())
                    .append(" = ")
                    .append(show(read(component, values)))
                    .append('\n');
        }
    }

    private static void appendValue(StringBuilder out, OptionInfo option, @Nullable Object value) {
        out.append("# ").append(option.option().description()).append('\n');
        boolean isAbsent = value == null || option.isTables();
        boolean isMasked = option.option().isSecret() && value != null && !"".equals(value);
        String shown = isMasked ? "\"(secret)\"" : show(value);
        out.append(isAbsent ? "# " : "")
                .append(option.component().getName())
                .append(" = ")
                .append(shown)
                .append('\n');
    }

    private static String show(@Nullable Object value) {
        return switch (value) {
            case null -> "\"\"";
            case Boolean truth -> truth.toString();
            case Number number -> number.toString();
            case List<?> list ->
                    list.stream()
                            .map(ConfigurationText::show)
                            .collect(Collectors.joining(", ", "[", "]"));
            case String text -> quoted(text);
            case Path path -> quoted(path.toString());
            case Endpoint endpoint -> quoted(endpoint.toString());
            default -> quoted(Values.show(value));
        };
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        text.codePoints()
                .forEach(
                        point -> {
                            switch (point) {
                                case '"', '\\' -> out.append('\\').appendCodePoint(point);
                                default -> {
                                    if (point < 0x20 || point == 0x7F) {
                                        out.append("\\u%04x".formatted(point));
                                    } else {
                                        out.appendCodePoint(point);
                                    }
                                }
                            }
                        });
        return out.append('"').toString();
    }

    private static @Nullable Object read(RecordComponent component, Record values) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(component.getName() + " cannot be read", impossible);
        }
    }

    private ConfigurationText() {}
}
