package io.jackfield.gob;

import org.jspecify.annotations.Nullable;

import java.util.IdentityHashMap;

/** The readers of one stream: which Java type goes with which of its types, worked out once. */
final class Bindings {
    private final IdentityHashMap<Shape, IdentityHashMap<GobType, ValueReader>> readers =
            new IdentityHashMap<>();
    private final Shapes shapes;

    Bindings(Shapes shapes) {
        this.shapes = shapes;
    }

    Shapes shapes() {
        return shapes;
    }

    ValueReader bind(Shape shape, GobType wire) {
        IdentityHashMap<GobType, ValueReader> ofShape =
                readers.computeIfAbsent(shape, _ -> new IdentityHashMap<>());
        @Nullable ValueReader known = ofShape.get(wire);
        if (known == null) {
            known = shape.bind(wire, this);
            ofShape.put(wire, known);
        }
        return known;
    }

    /** Makes a reader known before it is complete, for types that contain themselves. */
    void announce(Shape shape, GobType wire, ValueReader reader) {
        readers.computeIfAbsent(shape, _ -> new IdentityHashMap<>()).put(wire, reader);
    }
}
