package io.jackfield.gob;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of the types that interface values may have: Go's own, and users'. */
final class Registrations {
    private final Map<String, Shape> byName = new HashMap<>();
    private final Map<Class<?>, Shapes.Registered> byClass = new HashMap<>();
    private final Shapes.Registered list;
    private final Shapes.Registered map;

    Registrations(Shapes shapes) {
        Shape signed = NumberShape.integer(long.class, false);
        Shape small = NumberShape.integer(long.class, true);
        Shape unsigned = BasicShape.unsignedBig();
        List.of("int", "int8", "int16", "int32").forEach(name -> byName.put(name, signed));
        List.of("uint8", "uint16", "uint32").forEach(name -> byName.put(name, small));
        List.of("uint", "uint64", "uintptr").forEach(name -> byName.put(name, unsigned));
        add("int64", Long.class, signed);
        byClass.put(
                Integer.class,
                new Shapes.Registered("int32", NumberShape.integer(int.class, false)));
        byClass.put(
                Short.class,
                new Shapes.Registered("int16", NumberShape.integer(short.class, false)));
        byClass.put(
                Byte.class, new Shapes.Registered("int8", NumberShape.integer(byte.class, false)));
        add("bool", Boolean.class, NumberShape.bool());
        add("float64", Double.class, NumberShape.floating(double.class));
        add("float32", Float.class, NumberShape.floating(float.class));
        add("complex128", GobValue.Complex.class, BasicShape.complex());
        byName.put("complex64", BasicShape.complex());
        add("string", String.class, BasicShape.text());
        add("[]uint8", byte[].class, BasicShape.bytes());
        add("[]string", String[].class, shapes.of(String[].class));
        add("[]bool", boolean[].class, shapes.of(boolean[].class));
        add("[]int64", long[].class, shapes.of(long[].class));
        byName.put("[]int", shapes.of(long[].class));
        add("[]int32", int[].class, shapes.of(int[].class));
        add("[]float64", double[].class, shapes.of(double[].class));
        add("time.Time", Instant.class, shapes.of(Instant.class));
        byName.put("time.Duration", signed);
        byClass.put(BigInteger.class, new Shapes.Registered("uint64", unsigned));
        Shape anything = shapes.anything();
        list = new Shapes.Registered("[]interface {}", new ListShape(anything, -1, null));
        map =
                new Shapes.Registered(
                        "map[string]interface {}", new MapShape(BasicShape.text(), anything));
        byName.put(list.name(), list.shape());
        byName.put(map.name(), map.shape());
    }

    void add(String name, Class<?> type, Shape shape) {
        byName.put(name, shape);
        byClass.put(type, new Shapes.Registered(name, shape));
    }

    @Nullable Shape of(String name) {
        return byName.get(name);
    }

    Shapes.Registered of(Object value) {
        Shapes.Registered known = byClass.get(value.getClass());
        if (known != null) {
            return known;
        }
        if (value instanceof List) {
            return list;
        } else if (value instanceof Map) {
            return map;
        }
        throw GobException.unsupported(
                "an interface value of "
                        + value.getClass().getName()
                        + " cannot be sent: register the class with the name Go has for it");
    }
}
