package io.jackfield.interop;

import io.jackfield.gob.GobItem;
import io.jackfield.gob.GobType;
import io.jackfield.gob.GobValue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Values as text, as the Go end writes them too: with the fields that gob sends. */
final class GobText {
    private GobText() {}

    static String of(GobItem item) {
        return of(item.type(), item.value());
    }

    private static String of(GobType type, GobValue value) {
        return switch (value) {
            case GobValue.Bool(boolean is) -> Boolean.toString(is);
            case GobValue.Int(long number) -> Long.toString(number);
            case GobValue.Uint(long bits) -> Long.toUnsignedString(bits) + "u";
            case GobValue.Real(double number) -> bits(number);
            case GobValue.Complex(double real, double imaginary) ->
                    bits(real) + "i" + bits(imaginary);
            case GobValue.Text(String text) -> "s" + hex(text.getBytes(StandardCharsets.UTF_8));
            case GobValue.RawText(byte[] bytes) -> "s" + hex(bytes);
            case GobValue.Bytes(byte[] bytes) -> "b" + hex(bytes);
            case GobValue.Opaque(byte[] bytes) -> "t" + hex(bytes);
            case GobValue.Nil() -> "nil";
            case GobValue.Interface any ->
                    "<" + any.name() + ":" + of(any.type(), any.value()) + ">";
            case GobValue.Sequence(List<GobValue> elements) ->
                    elements.stream()
                            .map(each -> of(((GobType.Sequence) type).element(), each))
                            .collect(Collectors.joining(",", "[", "]"));
            case GobValue.Mapping(List<GobValue.Entry> entries) -> {
                GobType.Mapping map = (GobType.Mapping) type;
                yield entries.stream()
                        .map(
                                entry ->
                                        of(map.key(), entry.key())
                                                + "="
                                                + of(map.element(), entry.value()))
                        .sorted()
                        .collect(Collectors.joining(",", "map[", "]"));
            }
            case GobValue.Struct(Map<String, GobValue> fields) -> {
                StringJoiner text = new StringJoiner(",", "{", "}");
                for (GobType.Field field : ((GobType.Struct) type).fields()) {
                    GobValue part = fields.get(field.name());
                    if (part != null && isSent(field.type(), part)) {
                        text.add(field.name() + "=" + of(field.type(), part));
                    }
                }
                yield text.toString();
            }
        };
    }

    private static String bits(double number) {
        return "f" + HexFormat.of().toHexDigits(Double.doubleToRawLongBits(number));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static boolean isSent(GobType type, GobValue value) {
        return switch (value) {
            case GobValue.Bool(boolean is) -> is;
            case GobValue.Int(long number) -> number != 0;
            case GobValue.Uint(long bits) -> bits != 0;
            case GobValue.Real(double number) -> number != 0;
            case GobValue.Complex(double real, double imaginary) -> real != 0 || imaginary != 0;
            case GobValue.Text(String text) -> !text.isEmpty();
            case GobValue.RawText(byte[] bytes) -> bytes.length != 0;
            case GobValue.Bytes(byte[] bytes) -> bytes.length != 0;
            case GobValue.Sequence(List<GobValue> elements) ->
                    ((GobType.Sequence) type).isArray() || !elements.isEmpty();
            case GobValue.Nil() -> false;
            case GobValue.Opaque _, GobValue.Interface _, GobValue.Mapping _, GobValue.Struct _ ->
                    true;
        };
    }
}
