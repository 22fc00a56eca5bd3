package io.jackfield.gob;

import java.util.Optional;

/** A pointer: a value, or nil, which is a field left out. */
final class OptionalShape extends Shape {
    private final Shape target;

    OptionalShape(Shape target) {
        this.target = target;
    }

    @Override
    String goText() {
        return target.goText().startsWith("*") ? target.goText() : "*" + target.goText();
    }

    @Override
    String key() {
        return "*" + target.key();
    }

    @Override
    GobType type(String reached, GoTypes types) {
        return types.of(target, reached);
    }

    @Override
    Shape base() {
        return target.base();
    }

    @Override
    boolean isOmitted(Object value) {
        return ((Optional<?>) value).map(target::isOmitted).orElse(true);
    }

    @Override
    void write(Encoding to, Object value) {
        target.write(to, ((Optional<?>) value).orElseThrow(OptionalShape::nil));
    }

    private static GobException nil() {
        return GobException.unsupported(
                "an empty Optional in a list or map cannot be sent: gob has no nil there");
    }

    @Override
    Object zero() {
        return Optional.empty();
    }

    @Override
    ValueReader bind(GobType wire, Bindings bindings) {
        ValueReader reader = bindings.bind(target, wire);
        return new ValueReader() {
            @Override
            Object read(ValueParser from) {
                return Optional.ofNullable(reader.read(from));
            }
        };
    }
}
