package io.jackfield.gob;

import io.jackfield.gob.GobType.Basic;

import org.jspecify.annotations.Nullable;

/** A Go interface: values of registered types, or null for nil. */
final class AnyShape extends Shape {
    private final Class<?> javaType;
    private final Shapes shapes;

    AnyShape(Class<?> javaType, Shapes shapes) {
        this.javaType = javaType;
        this.shapes = shapes;
    }

    @Override
    String goText() {
        return javaType == Object.class ? "interface {}" : Names.go(javaType);
    }

    @Override
    GobType type(String reached, GoTypes types) {
        return Basic.INTERFACE;
    }

    @Override
    boolean isOmitted(Object value) {
        return false;
    }

    @Override
    void write(Encoding to, Object value) {
        Shapes.Registered known = shapes.registered(value);
        GobType type = shapes.type(known.shape());
        to.enter();
        to.out().text(known.name());
        to.beginTyped(type);
        known.shape().write(to, value);
        to.endTyped();
        to.leave();
    }

    @Override
    @Nullable Object zero() {
        return null;
    }

    @Override
    ValueReader bind(GobType wire, Bindings bindings) {
        if (wire != Basic.INTERFACE) {
            throw mismatch(wire);
        }
        return new ValueReader() {
            @Override
            @Nullable Object read(ValueParser from) {
                return AnyShape.this.read(from, bindings);
            }
        };
    }

    private @Nullable Object read(ValueParser from, Bindings bindings) {
        String name = from.interfaceName();
        if (name.isEmpty()) {
            return null;
        }
        Shape shape = shapes.registered(name);
        if (shape == null) {
            throw from.input()
                    .malformed(
                            "no Java type is registered for the interface value \"" + name + "\"");
        }
        from.enter();
        GobType wire = from.interfaceType();
        ValueReader reader = bindings.bind(shape, wire);
        from.singleton(wire);
        Object value = reader.read(from);
        from.leave();
        if (!javaType.isInstance(value)) {
            throw GobException.mismatch(
                    "the interface value \"" + name + "\" is no " + javaType.getName());
        }
        return value;
    }
}
