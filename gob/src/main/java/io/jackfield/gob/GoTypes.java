package io.jackfield.gob;

import java.util.HashMap;
import java.util.Map;

/** The types of this side's Java types. Not for several threads at once. */
final class GoTypes {
    private final Map<String, GobType> types = new HashMap<>();

    /** The type of something without a name of its own, as what a field holds. */
    GobType field(Shape shape) {
        Shape base = shape.base();
        return of(base, base.goName().isEmpty() ? base.goText() : base.goName());
    }

    GobType of(Shape shape, String reached) {
        return shape.type(reached, this);
    }

    GobType list(String key, String reached, int length, Shape element) {
        GobType known = types.get(key);
        if (known == null) {
            GobType of = of(element, element.goName());
            known =
                    length < 0
                            ? GobType.slice(reached, _ -> of)
                            : GobType.array(reached, length, of);
            types.put(key, known);
        }
        return known;
    }

    GobType map(String key, String reached, Shape keys, Shape elements) {
        GobType known = types.get(key);
        if (known == null) {
            GobType keyType = of(keys, "");
            GobType elementType = of(elements, "");
            known = GobType.map(reached, keyType, _ -> elementType);
            types.put(key, known);
        }
        return known;
    }

    GobType opaque(String key, String name, GobType.OpaqueKind kind) {
        return types.computeIfAbsent(key, _ -> new GobType.Opaque(name, kind));
    }

    GobType struct(RecordShape shape, String reached) {
        GobType known = types.get(shape.key());
        if (known == null) {
            known =
                    GobType.struct(
                            reached,
                            self -> {
                                types.put(shape.key(), self);
                                return shape.parts().stream()
                                        .map(
                                                part ->
                                                        new GobType.Field(
                                                                part.name(), field(part.shape())))
                                        .toList();
                            });
        }
        return known;
    }
}
