package io.jackfield.gob;

import java.util.List;

/** Writes values as their types say. */
final class ValuePrinter {
    private final Encoding to;

    ValuePrinter(Encoding to) {
        this.to = to;
    }

    void write(GobType type, GobValue value) {
        Output out = to.out();
        switch (type) {
            case GobType.Basic basic -> basic(basic, value, out);
            case GobType.Opaque _ when value instanceof GobValue.Opaque(byte[] bytes) ->
                    out.raw(bytes);
            case GobType.Struct struct when value instanceof GobValue.Struct fields ->
                    struct(struct, fields);
            case GobType.Sequence list
                    when value instanceof GobValue.Sequence(List<GobValue> elements) ->
                    list(list, elements);
            case GobType.Mapping map
                    when value instanceof GobValue.Mapping(List<GobValue.Entry> entries) ->
                    map(map, entries);
            default -> throw wrong(type, value);
        }
    }

    private static GobException wrong(GobType type, GobValue value) {
        return GobException.unsupported(
                "a value of kind " + value.getClass().getSimpleName() + " is no " + type);
    }

    private void basic(GobType.Basic type, GobValue value, Output out) {
        switch (value) {
            case GobValue.Bool(boolean is) when type == GobType.Basic.BOOL -> out.uint(is ? 1 : 0);
            case GobValue.Int(long number) when type == GobType.Basic.INT -> out.integer(number);
            case GobValue.Uint(long bits) when type == GobType.Basic.UINT -> out.uint(bits);
            case GobValue.Real(double number) when type == GobType.Basic.FLOAT ->
                    out.floating(number);
            case GobValue.Complex(double real, double imaginary)
                    when type == GobType.Basic.COMPLEX -> {
                out.floating(real);
                out.floating(imaginary);
            }
            case GobValue.Bytes(byte[] bytes) when type == GobType.Basic.BYTES -> out.raw(bytes);
            case GobValue.Text(String text) when type == GobType.Basic.STRING -> out.text(text);
            case GobValue.RawText(byte[] bytes) when type == GobType.Basic.STRING -> out.raw(bytes);
            case GobValue.Nil() when type == GobType.Basic.INTERFACE -> out.uint(0);
            case GobValue.Interface any when type == GobType.Basic.INTERFACE -> anything(any);
            default -> throw wrong(type, value);
        }
    }

    private void anything(GobValue.Interface value) {
        if (value.name().isEmpty()) {
            throw GobException.unsupported("an interface value must have a name");
        }
        to.enter();
        to.out().text(value.name());
        to.beginTyped(value.type());
        write(value.type(), value.value());
        to.endTyped();
        to.leave();
    }

    private void struct(GobType.Struct type, GobValue.Struct value) {
        to.enter();
        int last = -1;
        int known = 0;
        List<GobType.Field> fields = type.fields();
        for (int i = 0; i < fields.size(); i++) {
            GobType.Field field = fields.get(i);
            GobValue part = value.fields().get(field.name());
            if (part != null) {
                known++;
            }
            if (part != null && !isOmitted(field.type(), part)) {
                to.out().uint(i - last);
                last = i;
                write(field.type(), part);
            }
        }
        if (known < value.fields().size()) {
            throw GobException.unsupported(
                    type + " has no field for one of " + value.fields().keySet());
        }
        to.out().uint(0);
        to.leave();
    }

    /** Whether Go leaves a field of this value out. */
    private static boolean isOmitted(GobType type, GobValue value) {
        return switch (value) {
            case GobValue.Bool(boolean is) -> !is;
            case GobValue.Int(long number) -> number == 0;
            case GobValue.Uint(long bits) -> bits == 0;
            case GobValue.Real(double number) -> number == 0;
            case GobValue.Complex(double real, double imaginary) -> real == 0 && imaginary == 0;
            case GobValue.Text(String text) -> text.isEmpty();
            case GobValue.RawText(byte[] bytes) -> bytes.length == 0;
            case GobValue.Bytes(byte[] bytes) -> bytes.length == 0;
            case GobValue.Sequence(List<GobValue> elements) ->
                    elements.isEmpty() && type instanceof GobType.Sequence list && !list.isArray();
            case GobValue.Nil() -> true;
            case GobValue.Mapping _, GobValue.Struct _, GobValue.Interface _, GobValue.Opaque _ ->
                    false;
        };
    }

    private void list(GobType.Sequence type, List<GobValue> elements) {
        if (type.isArray() && elements.size() != type.length()) {
            throw GobException.unsupported(
                    type + " must have " + type.length() + " elements, had " + elements.size());
        }
        to.enter();
        to.out().uint(elements.size());
        for (GobValue element : elements) {
            write(type.element(), element);
        }
        to.leave();
    }

    private void map(GobType.Mapping type, List<GobValue.Entry> entries) {
        to.enter();
        to.out().uint(entries.size());
        for (GobValue.Entry entry : entries) {
            write(type.key(), entry.key());
            write(type.element(), entry.value());
        }
        to.leave();
    }
}
