package io.jackfield.gob;

import io.jackfield.gob.GobType.Field;
import io.jackfield.gob.GobType.OpaqueKind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * The types one stream has defined. A definition refers to others by number, in any order; they are
 * joined when the first value needs them, so that cycles are no trouble.
 */
final class TypeTable {
    private final GobLimits limits;
    private final Map<Long, GobValue.Struct> definitions = new HashMap<>();
    private final List<Long> order = new ArrayList<>();
    private final Map<Long, GobType> types = new HashMap<>();
    private long bytes;

    TypeTable(GobLimits limits) {
        this.limits = limits;
    }

    /** How many types are defined, for {@link #undo}. */
    int mark() {
        return order.size();
    }

    /** Takes definitions back whose value is read once more. */
    void undo(int mark) {
        while (order.size() > mark) {
            Long id = order.removeLast();
            definitions.remove(id);
            types.remove(id);
        }
    }

    /** Reads the body of a definition; the number in front of it has been read. */
    void define(long id, ValueParser parser) {
        Input in = parser.input();
        if (id < PredefinedTypes.FIRST_FREE
                || id > Integer.MAX_VALUE
                || definitions.containsKey(id)) {
            throw in.malformed("type " + id + " is defined a second time, or cannot be defined");
        }
        if (order.size() == limits.definitions()) {
            throw GobException.limit(
                    "more than " + limits.definitions() + " type definitions in a stream");
        }
        int start = in.position();
        GobValue body = parser.read(PredefinedTypes.WIRE_TYPE);
        // Counted again when a split value is read again: that errs on the safe side.
        bytes += in.position() - start;
        if (bytes > limits.definitionBytes()) {
            throw GobException.limit(
                    "more than "
                            + limits.definitionBytes()
                            + " bytes of type definitions in a stream");
        }
        definitions.put(id, (GobValue.Struct) body);
        order.add(id);
    }

    /** The type of a number, with all it is made of. */
    GobType type(long id, Input in) {
        GobType known = PredefinedTypes.find(id);
        if (known == null) {
            known = types.get(id);
        }
        return known != null ? known : join(id, in);
    }

    private GobType join(long id, Input in) {
        Map<Long, GobType> joined = new HashMap<>();
        ArrayDeque<Long> open = new ArrayDeque<>();
        LongFunction<GobType> find =
                wanted -> {
                    GobType known = PredefinedTypes.find(wanted);
                    if (known == null) {
                        known = types.get(wanted);
                    }
                    if (known == null) {
                        known = joined.get(wanted);
                    }
                    if (known == null) {
                        known = empty(wanted, in);
                        joined.put(wanted, known);
                        open.add(wanted);
                    }
                    return known;
                };
        GobType asked = find.apply(id);
        for (Long next = open.poll(); next != null; next = open.poll()) {
            bind(joined.get(next), part(next, in), find, in);
        }
        types.putAll(joined);
        return asked;
    }

    private record Part(String kind, GobValue.Struct body) {
        String name() {
            return body.fields().get("CommonType") instanceof GobValue.Struct common
                            && common.fields().get("Name") instanceof GobValue.Text name
                    ? name.value()
                    : "";
        }

        long number(String field) {
            return body.fields().get(field) instanceof GobValue.Int value ? value.value() : 0;
        }
    }

    private Part part(long id, Input in) {
        GobValue.Struct definition = definitions.get(id);
        if (definition == null) {
            throw in.malformed("type " + id + " is not defined");
        }
        for (Field field : ((GobType.Struct) PredefinedTypes.WIRE_TYPE).fields()) {
            if (definition.fields().get(field.name()) instanceof GobValue.Struct body) {
                return new Part(field.name(), body);
            }
        }
        throw in.malformed("the definition of type " + id + " is empty");
    }

    /** A type that does not know yet what it is made of. */
    private GobType empty(long id, Input in) {
        Part part = part(id, in);
        String name = part.name();
        return switch (part.kind()) {
            case "StructT" -> GobType.struct(name);
            case "SliceT" -> GobType.slice(name, self -> self);
            case "MapT" -> GobType.map(name, GobType.Basic.STRING, self -> self);
            case "ArrayT" -> {
                long length = part.number("Len");
                if (length < 0 || length > Integer.MAX_VALUE) {
                    throw in.malformed("type " + id + " is an array of " + length);
                }
                yield GobType.array(name, (int) length, GobType.Basic.INT);
            }
            case "GobEncoderT" -> new GobType.Opaque(name, OpaqueKind.GOB_ENCODER);
            case "BinaryMarshalerT" -> new GobType.Opaque(name, OpaqueKind.BINARY_MARSHALER);
            default -> new GobType.Opaque(name, OpaqueKind.TEXT_MARSHALER);
        };
    }

    private static void bind(
            @Nullable GobType type, Part part, LongFunction<GobType> find, Input in) {
        switch (type) {
            case GobType.Struct struct -> struct.bind(fields(part, find, in));
            case GobType.Sequence sequence -> sequence.bind(find.apply(part.number("Elem")));
            case GobType.Mapping map ->
                    map.bind(find.apply(part.number("Key")), find.apply(part.number("Elem")));
            case GobType.Opaque _, GobType.Basic _ -> {}
            case null -> throw new IllegalStateException("a type without an object");
        }
    }

    private static List<Field> fields(Part part, LongFunction<GobType> find, Input in) {
        List<Field> fields = new ArrayList<>();
        if (part.body().fields().get("Field") instanceof GobValue.Sequence listed) {
            for (GobValue element : listed.elements()) {
                Part field = new Part("", (GobValue.Struct) element);
                if (!(field.body().fields().get("Name") instanceof GobValue.Text(String name))
                        || name.isEmpty()) {
                    throw in.malformed("struct " + part.name() + " has a field without a name");
                }
                fields.add(new Field(name, find.apply(field.number("Id"))));
            }
        }
        return fields;
    }
}
