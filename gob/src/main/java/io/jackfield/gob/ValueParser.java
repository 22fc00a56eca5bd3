package io.jackfield.gob;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads values as their types say, and keeps count of what one value may cost. */
final class ValueParser {
    private static final int NAME_BYTES = 1024;

    private final Input in;
    private final GobLimits limits;
    private final TypeTable types;
    private int valueStart;
    private int depth;
    private int elements;

    ValueParser(Input in, GobLimits limits) {
        this.in = in;
        this.limits = limits;
        this.types = new TypeTable(limits);
    }

    Input input() {
        return in;
    }

    TypeTable types() {
        return types;
    }

    /** A new value begins here. */
    void begin(int position) {
        valueStart = position;
        depth = 0;
        elements = 0;
    }

    void enter() {
        if (++depth > limits.depth()) {
            throw GobException.limit(
                    "values nest deeper than " + limits.depth() + ", at byte " + in.offset());
        }
    }

    void leave() {
        depth--;
    }

    /** One more element or field. */
    void count() {
        if (++elements > limits.elements()) {
            throw GobException.limit(
                    "a value of more than "
                            + limits.elements()
                            + " elements and fields, at byte "
                            + in.offset());
        }
    }

    /** An element that must begin before the message ends: even an empty one has a byte. */
    void element(String what, long count) {
        if (in.atEnd()) {
            throw in.malformed(
                    what
                            + " of "
                            + Long.toUnsignedString(count)
                            + " elements has fewer: the message ends");
        }
        count();
    }

    /** The number of the next field of a struct, or -1 behind the last. */
    int nextField(int last, int fields) {
        if (in.atEnd()) {
            return -1;
        }
        long delta = in.uint();
        if (delta == 0) {
            return -1;
        }
        if (delta < 0 || delta > fields - 1 - last) {
            throw in.malformed("a field beyond the last of a struct with " + fields + " fields");
        }
        count();
        return last + (int) delta;
    }

    /** The count in front of a list; an array has as many elements as its type says. */
    long listCount(GobType.Sequence type) {
        long count = in.uint();
        if (count < 0) {
            throw in.malformed(type + " of " + Long.toUnsignedString(count) + " elements");
        }
        if (type.isArray() && count != type.length()) {
            throw in.malformed(type + " came with " + count + " elements");
        }
        return count;
    }

    long mapCount(GobType.Mapping type) {
        long count = in.uint();
        if (count < 0) {
            throw in.malformed(type + " of " + Long.toUnsignedString(count) + " entries");
        }
        return count;
    }

    /** The byte in front of a value at the top that is no struct. */
    void singleton(GobType type) {
        if (!(type instanceof GobType.Struct) && in.uint() != 0) {
            throw in.malformed("a value that is no struct begins with a field number");
        }
    }

    /** The name in front of an interface value; empty for nil. */
    String interfaceName() {
        int at = in.position();
        String name = in.text("a type name");
        if (in.position() - at > NAME_BYTES + 3) {
            throw in.malformed("the name of a type has more than " + NAME_BYTES + " bytes");
        }
        return name;
    }

    /**
     * The type of an interface value that is not nil. Definitions may stand in front of it, and
     * spread the value over several messages.
     */
    GobType interfaceType() {
        while (true) {
            if (in.atEnd()) {
                in.nextMessage(valueStart);
            }
            long id = in.integer();
            if (id >= 0) {
                GobType type = types.type(id, in);
                in.uint();
                return type;
            }
            types.define(-id, this);
            if (!in.atEnd()) {
                in.uint();
            }
        }
    }

    /** Passes a value over. It is read in full: the lengths in it cannot be relied upon. */
    void skip(GobType type) {
        read(type);
    }

    GobValue read(GobType type) {
        return switch (type) {
            case GobType.Basic basic -> basic(basic);
            case GobType.Opaque _ -> new GobValue.Opaque(in.raw("an opaque value"));
            case GobType.Struct struct -> struct(struct);
            case GobType.Sequence sequence -> sequence(sequence);
            case GobType.Mapping map -> map(map);
        };
    }

    private GobValue basic(GobType.Basic type) {
        return switch (type) {
            case BOOL -> new GobValue.Bool(in.uint() != 0);
            case INT -> new GobValue.Int(in.integer());
            case UINT -> new GobValue.Uint(in.uint());
            case FLOAT -> new GobValue.Real(in.floating());
            case COMPLEX -> new GobValue.Complex(in.floating(), in.floating());
            case BYTES -> new GobValue.Bytes(in.raw("a byte slice"));
            case STRING -> text(in.raw("a string"));
            case INTERFACE -> anything();
        };
    }

    private static GobValue text(byte[] bytes) {
        try {
            return new GobValue.Text(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notText) {
            return new GobValue.RawText(bytes);
        }
    }

    private GobValue anything() {
        String name = interfaceName();
        if (name.isEmpty()) {
            return new GobValue.Nil();
        }
        enter();
        GobType type = interfaceType();
        singleton(type);
        GobValue value = read(type);
        leave();
        return new GobValue.Interface(name, type, value);
    }

    private GobValue struct(GobType.Struct type) {
        enter();
        List<GobType.Field> fields = type.fields();
        Map<String, GobValue> values = new LinkedHashMap<>();
        int field = nextField(-1, fields.size());
        while (field >= 0) {
            values.put(fields.get(field).name(), read(fields.get(field).type()));
            field = nextField(field, fields.size());
        }
        leave();
        return new GobValue.Struct(values);
    }

    private GobValue sequence(GobType.Sequence type) {
        enter();
        long count = listCount(type);
        List<GobValue> values = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            element("a list", count);
            values.add(read(type.element()));
        }
        leave();
        return new GobValue.Sequence(values);
    }

    private GobValue map(GobType.Mapping type) {
        enter();
        long count = mapCount(type);
        List<GobValue.Entry> entries = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            element("a map", count);
            GobValue key = read(type.key());
            element("a map", count);
            entries.add(new GobValue.Entry(key, read(type.element())));
        }
        leave();
        return new GobValue.Mapping(entries);
    }
}
