package io.jackfield.gob;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Slices and arrays, as lists or Java arrays. */
final class ListShape extends Shape {
    private final Shape element;
    private final int length;
    private final @Nullable Class<?> arrayOf;

    /**
     * A shape.
     *
     * @param length of a Go array; -1 for a slice
     * @param arrayOf what a Java array holds; null for a list
     */
    ListShape(Shape element, int length, @Nullable Class<?> arrayOf) {
        this.element = element;
        this.length = length;
        this.arrayOf = arrayOf;
    }

    private String brackets() {
        return length < 0 ? "[]" : "[" + length + "]";
    }

    @Override
    String goText() {
        return brackets() + element.goText();
    }

    @Override
    String key() {
        return brackets() + element.key();
    }

    @Override
    GobType type(String reached, GoTypes types) {
        return types.list(key(), reached, length, element);
    }

    private int size(Object value) {
        return arrayOf == null ? ((List<?>) value).size() : Array.getLength(value);
    }

    @Override
    boolean isOmitted(Object value) {
        return length < 0 && size(value) == 0;
    }

    @Override
    @Nullable Object nullStandsFor() {
        return length < 0 ? null : zero();
    }

    @Override
    List<Shape> always() {
        return length > 0 ? List.of(element) : List.of();
    }

    @Override
    void write(Encoding to, Object value) {
        int size = size(value);
        if (length >= 0 && size != length) {
            throw GobException.unsupported(
                    goText() + " must have " + length + " elements, had " + size);
        }
        to.enter();
        to.out().uint(size);
        if (arrayOf == null) {
            for (Object part : (List<?>) value) {
                writeElement(to, part);
            }
        } else {
            for (int i = 0; i < size; i++) {
                writeElement(to, Array.get(value, i));
            }
        }
        to.leave();
    }

    private void writeElement(Encoding to, @Nullable Object part) {
        if (part == null && !(element instanceof AnyShape)) {
            throw GobException.unsupported("null in a " + goText() + " cannot be sent");
        }
        if (part == null) {
            to.out().uint(0);
        } else {
            element.write(to, part);
        }
    }

    @Override
    Object zero() {
        if (arrayOf == null && length <= 0) {
            return List.of();
        }
        List<@Nullable Object> zeros = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            zeros.add(element.zero());
        }
        return finished(zeros);
    }

    private Object finished(List<@Nullable Object> elements) {
        if (arrayOf == null) {
            return Collections.unmodifiableList(elements);
        }
        Object array = Array.newInstance(arrayOf, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    @Override
    ValueReader bind(GobType wire, Bindings bindings) {
        if (!(wire instanceof GobType.Sequence sequence) || sequence.length() != length) {
            throw mismatch(wire);
        }
        ValueReader reader = bindings.bind(element, sequence.element());
        return new ValueReader() {
            @Override
            Object read(ValueParser from) {
                from.enter();
                long count = from.listCount(sequence);
                List<@Nullable Object> elements = new ArrayList<>();
                for (long i = 0; i < count; i++) {
                    from.element(goText(), count);
                    elements.add(reader.read(from));
                }
                from.leave();
                return finished(elements);
            }
        };
    }
}
