package io.jackfield.gob;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The Java types that are known, each looked at once. Safe from many threads. */
final class Shapes {
    /** A type that interface values may have. */
    record Registered(String name, Shape shape) {}

    private static final Map<Class<?>, Class<?>> PRIMITIVES =
            Map.of(
                    Byte.class, byte.class,
                    Short.class, short.class,
                    Integer.class, int.class,
                    Long.class, long.class,
                    Float.class, float.class,
                    Double.class, double.class);

    private final Lookup lookup;
    private final Map<Class<?>, Shape> classes = new ConcurrentHashMap<>();
    private final Map<GobToken<?>, Shape> tokens = new ConcurrentHashMap<>();
    private final Map<Shape, GobType> types = new ConcurrentHashMap<>();
    private final Map<Class<?>, RecordShape> records = new HashMap<>();
    private final Map<Class<?>, OpaqueShape> opaque = new HashMap<>();
    private final Registrations registrations;
    private final GoTypes goTypes = new GoTypes();

    Shapes(Lookup lookup, Map<String, Class<?>> registered, List<GobOpaque<?>> opaques) {
        this.lookup = lookup;
        opaque.put(Instant.class, OpaqueShape.time());
        opaque.put(BigInteger.class, OpaqueShape.big());
        for (GobOpaque<?> each : opaques) {
            opaque.put(each.javaType(), OpaqueShape.of(each));
        }
        registrations = new Registrations(this);
        registered.forEach((name, type) -> registrations.add(name, type, of(type)));
    }

    Shape of(Class<?> type) {
        Shape known = classes.get(type);
        if (known == null) {
            synchronized (records) {
                known = make(type, false);
            }
            classes.put(type, known);
        }
        return known;
    }

    Shape of(GobToken<?> token) {
        Shape known = tokens.get(token);
        if (known == null) {
            synchronized (records) {
                known = make(token.type());
            }
            tokens.put(token, known);
        }
        return known;
    }

    GobType type(Shape shape) {
        GobType known = types.get(shape);
        if (known == null) {
            synchronized (records) {
                Shape base = shape.base();
                known = goTypes.of(base, base.goName());
            }
            types.put(shape, known);
        }
        return known;
    }

    Registered registered(Object value) {
        return registrations.of(value);
    }

    @Nullable Shape registered(String name) {
        return registrations.of(name);
    }

    /** An interface, for parts of lists and maps that may be anything. */
    Shape anything() {
        return of(Object.class);
    }

    private Shape make(AnnotatedType type) {
        boolean isUnsigned = type.isAnnotationPresent(Unsigned.class);
        FixedLength fixed = type.getAnnotation(FixedLength.class);
        int length = fixed == null ? -1 : fixed.value();
        if (fixed != null && length < 0) {
            throw GobException.unsupported("@FixedLength must be at least 0, was " + length);
        }
        if (type instanceof AnnotatedArrayType array) {
            Class<?> component = erased(array.getAnnotatedGenericComponentType().getType());
            if (component == byte.class && length < 0 && !isUnsigned(array)) {
                return BasicShape.bytes();
            }
            return new ListShape(make(array.getAnnotatedGenericComponentType()), length, component);
        }
        if (!(type instanceof AnnotatedParameterizedType generic)) {
            return make(erased(type.getType()), isUnsigned);
        }
        AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
        Class<?> raw = erased(type.getType());
        if (raw == List.class) {
            return new ListShape(make(arguments[0]), length, null);
        } else if (raw == Map.class) {
            return new MapShape(make(arguments[0]), make(arguments[1]));
        } else if (raw == Optional.class) {
            return new OptionalShape(make(arguments[0]));
        }
        return make(raw, isUnsigned);
    }

    private static boolean isUnsigned(AnnotatedArrayType array) {
        return array.getAnnotatedGenericComponentType().isAnnotationPresent(Unsigned.class);
    }

    private static Class<?> erased(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> throw GobException.unsupported(type + " has no form in gob");
        };
    }

    private Shape make(Class<?> type, boolean isUnsigned) {
        Class<?> plain = PRIMITIVES.getOrDefault(type, type);
        if (plain == boolean.class || plain == Boolean.class) {
            return NumberShape.bool();
        } else if (plain == float.class || plain == double.class) {
            return NumberShape.floating(plain);
        } else if (plain.isPrimitive() && plain != char.class && plain != void.class) {
            return NumberShape.integer(plain, isUnsigned);
        } else if (plain == BigInteger.class && isUnsigned) {
            return BasicShape.unsignedBig();
        } else if (plain == String.class) {
            return BasicShape.text();
        } else if (plain == byte[].class) {
            return BasicShape.bytes();
        } else if (plain == GobValue.Complex.class) {
            return BasicShape.complex();
        } else if (opaque.containsKey(plain)) {
            return Objects.requireNonNull(opaque.get(plain));
        } else if (plain.isArray()) {
            return new ListShape(
                    make(plain.getComponentType(), false), -1, plain.getComponentType());
        } else if (plain.isRecord()) {
            return record(plain);
        } else if (plain == List.class || plain == Map.class || plain == Optional.class) {
            throw GobException.unsupported(
                    plain.getSimpleName() + " needs its type arguments; use a GobToken");
        } else if (plain == Object.class || plain.isInterface()) {
            return new AnyShape(plain, this);
        }
        throw GobException.unsupported(
                type.getName()
                        + " has no form in gob; use a record, or register a GobOpaque for it");
    }

    private RecordShape record(Class<?> type) {
        RecordShape known = records.get(type);
        if (known != null) {
            return known;
        }
        RecordShape shape = new RecordShape(type);
        records.put(type, shape);
        boolean isDone = false;
        try {
            bind(shape, type);
            isDone = true;
        } catch (ReflectiveOperationException e) {
            throw new GobException(
                    GobException.Kind.UNSUPPORTED,
                    type.getName()
                            + " cannot be reached; pass the MethodHandles.lookup() of a class that"
                            + " can see it",
                    e);
        } finally {
            if (!isDone) {
                // Also those made on the way, which may refer to this one.
                records.values().removeIf(made -> !classes.containsValue(made));
            }
        }
        return shape;
    }

    private void bind(RecordShape shape, Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        List<RecordShape.Part> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            parts.add(
                    new RecordShape.Part(
                            Names.field(component, component.getName()),
                            make(component.getAnnotatedType()),
                            component.getType().isPrimitive(),
                            RecordHandles.getter(lookup, component)));
        }
        shape.bind(parts, RecordHandles.constructor(lookup, type, components));
    }
}
