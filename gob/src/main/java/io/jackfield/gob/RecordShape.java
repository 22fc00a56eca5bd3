package io.jackfield.gob;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records: Go's structs. */
final class RecordShape extends Shape {
    /**
     * A component.
     *
     * @param getter record to long for a primitive (the bits of a double), else to Object
     */
    record Part(String name, Shape shape, boolean isPrimitive, MethodHandle getter) {}

    private final Class<?> javaType;
    private final String goText;
    private List<Part> parts = List.of();
    private @Nullable MethodHandle constructor;

    RecordShape(Class<?> javaType) {
        this.javaType = javaType;
        this.goText = Names.go(javaType);
    }

    void bind(List<Part> bound, MethodHandle make) {
        parts = List.copyOf(bound);
        constructor = make;
        if (contains(this, new HashSet<>())) {
            throw GobException.unsupported(
                    goText + " contains itself; make a component on the way Optional");
        }
    }

    private boolean contains(Shape in, Set<Shape> seen) {
        return in.always().stream()
                .anyMatch(part -> part == this || (seen.add(part) && contains(part, seen)));
    }

    @Override
    List<Shape> always() {
        return parts.stream().map(Part::shape).toList();
    }

    List<Part> parts() {
        return parts;
    }

    @Override
    String goText() {
        return goText;
    }

    @Override
    String goName() {
        return goText.substring(goText.lastIndexOf('.') + 1);
    }

    @Override
    String key() {
        return "record " + javaType.getName() + "@" + System.identityHashCode(javaType);
    }

    @Override
    GobType type(String reached, GoTypes types) {
        return types.struct(this, reached);
    }

    @Override
    boolean isOmitted(Object value) {
        return false;
    }

    @Override
    @Nullable Object nullStandsFor() {
        return zero();
    }

    @Override
    void write(Encoding to, Object value) {
        to.enter();
        int last = -1;
        for (int i = 0; i < parts.size(); i++) {
            if (writePart(to, parts.get(i), i - last, value)) {
                last = i;
            }
        }
        to.out().uint(0);
        to.leave();
    }

    private static boolean writePart(Encoding to, Part part, int delta, Object owner) {
        if (part.shape() instanceof NumberShape number && part.isPrimitive()) {
            long bits = bits(part, owner);
            if (number.isZero(bits)) {
                return false;
            }
            to.out().uint(delta);
            number.writeBits(to.out(), bits);
            return true;
        }
        Object value = object(part, owner);
        if (value == null) {
            value = part.shape().nullStandsFor();
        }
        if (value == null || part.shape().isOmitted(value)) {
            return false;
        }
        to.out().uint(delta);
        part.shape().write(to, value);
        return true;
    }

    private static long bits(Part part, Object owner) {
        try {
            return (long) part.getter().invokeExact(owner);
        } catch (Throwable e) {
            throw failed(part, e);
        }
    }

    private static @Nullable Object object(Part part, Object owner) {
        try {
            return part.getter().invokeExact(owner);
        } catch (Throwable e) {
            throw failed(part, e);
        }
    }

    private static RuntimeException failed(Part part, Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return new GobException(
                GobException.Kind.UNSUPPORTED, "the accessor of " + part.name() + " failed", e);
    }

    /** A record of what its components are when they are left out. */
    @Override
    Object zero() {
        return make(new @Nullable Object[parts.size()], new long[parts.size()]);
    }

    /** Makes a record; null stands for a component that was left out. */
    Object make(@Nullable Object[] objects, long[] primitives) {
        for (int i = 0; i < objects.length; i++) {
            if (objects[i] == null && !parts.get(i).isPrimitive()) {
                objects[i] = parts.get(i).shape().zero();
            }
        }
        MethodHandle make = constructor;
        if (make == null) {
            throw new IllegalStateException(goText + " is not bound");
        }
        try {
            return (Object) make.invokeExact(objects, primitives);
        } catch (GobException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new GobException(
                    GobException.Kind.MALFORMED,
                    goText + " refused what was received: " + e.getMessage(),
                    e);
        }
    }

    @Override
    ValueReader bind(GobType wire, Bindings bindings) {
        if (!(wire instanceof GobType.Struct struct)) {
            throw mismatch(wire);
        }
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            known.put(parts.get(i).name(), i);
        }
        RecordReader reader = new RecordReader(this, struct);
        bindings.announce(this, wire, reader);
        for (int i = 0; i < struct.fields().size(); i++) {
            GobType.Field field = struct.fields().get(i);
            Integer part = known.get(field.name());
            if (part != null) {
                try {
                    reader.bind(i, part, bindings.bind(parts.get(part).shape(), field.type()));
                } catch (GobException e) {
                    throw new GobException(
                            e.kind(), goText + "." + field.name() + ": " + e.getMessage(), e);
                }
            }
        }
        return reader;
    }

    /** Whether a struct has a field for a component, or nothing at all to say. */
    boolean hasFieldOf(GobType.Struct struct) {
        return struct.fields().isEmpty()
                || struct.fields().stream()
                        .anyMatch(
                                field ->
                                        parts.stream()
                                                .anyMatch(
                                                        part -> part.name().equals(field.name())));
    }
}
