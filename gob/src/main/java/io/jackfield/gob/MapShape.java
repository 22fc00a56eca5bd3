package io.jackfield.gob;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps. An empty one is sent; null is Go's nil map and is not. */
final class MapShape extends Shape {
    private final Shape keys;
    private final Shape elements;

    MapShape(Shape keys, Shape elements) {
        this.keys = keys;
        this.elements = elements;
    }

    @Override
    String goText() {
        return "map[" + keys.goText() + "]" + elements.goText();
    }

    @Override
    String key() {
        return "map[" + keys.key() + "]" + elements.key();
    }

    @Override
    GobType type(String reached, GoTypes types) {
        return types.map(key(), reached, keys, elements);
    }

    @Override
    boolean isOmitted(Object value) {
        return false;
    }

    @Override
    void write(Encoding to, Object value) {
        Map<?, ?> map = (Map<?, ?>) value;
        to.enter();
        to.out().uint(map.size());
        map.forEach(
                (key, element) -> {
                    writePart(keys, to, key);
                    writePart(elements, to, element);
                });
        to.leave();
    }

    private void writePart(Shape shape, Encoding to, @Nullable Object part) {
        if (part != null) {
            shape.write(to, part);
        } else if (shape instanceof AnyShape) {
            to.out().uint(0);
        } else {
            throw GobException.unsupported("null in a " + goText() + " cannot be sent");
        }
    }

    @Override
    Object zero() {
        return Map.of();
    }

    @Override
    ValueReader bind(GobType wire, Bindings bindings) {
        if (!(wire instanceof GobType.Mapping mapping)) {
            throw mismatch(wire);
        }
        ValueReader keyReader = bindings.bind(keys, mapping.key());
        ValueReader elementReader = bindings.bind(elements, mapping.element());
        return new ValueReader() {
            @Override
            Object read(ValueParser from) {
                from.enter();
                long count = from.mapCount(mapping);
                Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
                for (long i = 0; i < count; i++) {
                    from.element(goText(), count);
                    Object key = keyReader.read(from);
                    from.element(goText(), count);
                    map.put(key, elementReader.read(from));
                }
                from.leave();
                return Collections.unmodifiableMap(map);
            }
        };
    }
}
