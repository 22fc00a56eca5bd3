package io.jackfield.gob;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values in the JSON form of the vector file; the entries of maps as sets. */
final class JsonForm {
    private JsonForm() {}

    static Object of(GobType type, GobValue value) {
        return switch (value) {
            case GobValue.Bool(boolean is) -> Map.of("bool", is);
            case GobValue.Int(long number) -> Map.of("int", Long.toString(number));
            case GobValue.Uint(long bits) -> Map.of("uint", Long.toUnsignedString(bits));
            case GobValue.Real(double number) -> Map.of("float", number);
            case GobValue.Complex(double real, double imaginary) ->
                    Map.of("complex", List.of(real, imaginary));
            case GobValue.Text(String text) -> Map.of("string", text);
            case GobValue.RawText(byte[] bytes) -> Map.of("string", hex(bytes));
            case GobValue.Bytes(byte[] bytes) -> Map.of("bytes", hex(bytes));
            case GobValue.Sequence(List<GobValue> elements) ->
                    Map.of(
                            "list",
                            elements.stream()
                                    .map(each -> of(((GobType.Sequence) type).element(), each))
                                    .toList());
            case GobValue.Mapping(List<GobValue.Entry> entries) -> {
                GobType.Mapping map = (GobType.Mapping) type;
                Map<Object, Object> form = new LinkedHashMap<>();
                entries.forEach(
                        entry ->
                                form.put(
                                        of(map.key(), entry.key()),
                                        of(map.element(), entry.value())));
                yield Map.of("map", form);
            }
            case GobValue.Struct(Map<String, GobValue> fields) -> {
                Map<String, Object> form = new LinkedHashMap<>();
                for (GobType.Field field : ((GobType.Struct) type).fields()) {
                    GobValue part = fields.get(field.name());
                    if (part != null) {
                        form.put(field.name(), of(field.type(), part));
                    }
                }
                yield Map.of("struct", form);
            }
            case GobValue.Nil() -> Map.of("interface", "nil");
            case GobValue.Interface any ->
                    Map.of(
                            "interface",
                            Map.of("name", any.name(), "value", of(any.type(), any.value())));
            case GobValue.Opaque(byte[] bytes) ->
                    Map.of(
                            "opaque",
                            List.of(
                                    ((GobType.Opaque) type)
                                            .kind()
                                            .name()
                                            .replace("_", "")
                                            .toLowerCase(Locale.ROOT),
                                    hex(bytes)));
        };
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The form in the file, made comparable. */
    static Object normal(@Nullable Object json) {
        Map<String, @Nullable Object> form = Vectors.map(json);
        String kind = form.keySet().iterator().next();
        Object body = form.get(kind);
        return switch (kind) {
            case "float" -> Map.of(kind, Double.parseDouble(String.valueOf(body)));
            case "complex" ->
                    Map.of(
                            kind,
                            ((List<?>) java.util.Objects.requireNonNull(body))
                                    .stream()
                                            .map(part -> Double.parseDouble(String.valueOf(part)))
                                            .toList());
            case "string" -> Map.of(kind, body instanceof Map ? text(body) : String.valueOf(body));
            case "list" -> {
                List<Object> all = new ArrayList<>();
                ((List<?>) java.util.Objects.requireNonNull(body))
                        .forEach(each -> all.add(normal(each)));
                yield Map.of(kind, all);
            }
            case "map" -> {
                Map<Object, Object> all = new LinkedHashMap<>();
                for (Object entry : (List<?>) java.util.Objects.requireNonNull(body)) {
                    List<?> pair = (List<?>) entry;
                    all.put(normal(pair.get(0)), normal(pair.get(1)));
                }
                yield Map.of(kind, all);
            }
            case "struct" -> {
                Map<String, Object> all = new LinkedHashMap<>();
                Vectors.map(body).forEach((name, part) -> all.put(name, normal(part)));
                yield Map.of(kind, all);
            }
            case "interface" ->
                    body == null
                            ? Map.of(kind, "nil")
                            : Map.of(
                                    kind,
                                    Map.of(
                                            "name",
                                            String.valueOf(Vectors.map(body).get("name")),
                                            "value",
                                            normal(Vectors.map(body).get("value"))));
            case "opaque" ->
                    Map.of(
                            kind,
                            List.of(
                                    String.valueOf(Vectors.map(body).get("kind"))
                                            .toLowerCase(Locale.ROOT),
                                    String.valueOf(Vectors.map(body).get("hex"))));
            default -> Map.of(kind, java.util.Objects.requireNonNull(body));
        };
    }

    private static String text(Object form) {
        Map<String, @Nullable Object> map = Vectors.map(form);
        if (map.containsKey("hex")) {
            return String.valueOf(map.get("hex"));
        }
        String repeat = String.valueOf(map.get("repeat"));
        int length = Integer.parseInt(String.valueOf(map.get("length")));
        int bytes = repeat.getBytes(StandardCharsets.UTF_8).length;
        return repeat.repeat(length / bytes);
    }
}
