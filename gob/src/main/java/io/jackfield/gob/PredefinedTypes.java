package io.jackfield.gob;

import io.jackfield.gob.GobType.Basic;
import io.jackfield.gob.GobType.Field;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The types that every stream knows: the basic ones, and those that describe types. */
final class PredefinedTypes {
    /** The first number that a peer may define. */
    static final int FIRST_FREE = 64;

    private static final GobType COMMON =
            GobType.struct("CommonType", field("Name", Basic.STRING), field("Id", Basic.INT));
    private static final GobType ARRAY =
            GobType.struct(
                    "ArrayType",
                    field("CommonType", COMMON),
                    field("Elem", Basic.INT),
                    field("Len", Basic.INT));
    private static final GobType SLICE =
            GobType.struct("SliceType", field("CommonType", COMMON), field("Elem", Basic.INT));
    private static final GobType FIELD =
            GobType.struct("FieldType", field("Name", Basic.STRING), field("Id", Basic.INT));
    private static final GobType FIELDS = GobType.slice(FIELD);
    private static final GobType STRUCT =
            GobType.struct("StructType", field("CommonType", COMMON), field("Field", FIELDS));
    private static final GobType MAP =
            GobType.struct(
                    "MapType",
                    field("CommonType", COMMON),
                    field("Key", Basic.INT),
                    field("Elem", Basic.INT));
    private static final GobType OPAQUE =
            GobType.struct("GobEncoderType", field("CommonType", COMMON));

    /** What a type definition is a value of. */
    static final GobType WIRE_TYPE =
            GobType.struct(
                    "WireType",
                    field("ArrayT", ARRAY),
                    field("SliceT", SLICE),
                    field("StructT", STRUCT),
                    field("MapT", MAP),
                    field("GobEncoderT", OPAQUE),
                    field("BinaryMarshalerT", OPAQUE),
                    field("TextMarshalerT", OPAQUE));

    private static final List<Basic> BASIC = List.of(Basic.values());

    private PredefinedTypes() {}

    private static Field field(String name, GobType type) {
        return new Field(name, type);
    }

    /** A basic type. Those that describe types never occur in values. */
    static @Nullable GobType find(long id) {
        return id >= 1 && id <= BASIC.size() ? BASIC.get((int) id - 1) : null;
    }
}
