package io.jackfield.switchboard;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the codec of a type, and builds it the first time. */
final class Codecs {
    private final ObjectTypes objects;
    private final ConcurrentHashMap<Type, Codec> known = new ConcurrentHashMap<>();
    private final Map<Type, Codec> building = new HashMap<>(); // guarded by this

    Codecs(MethodHandles.Lookup lookup) {
        this.objects = new ObjectTypes(lookup, this);
    }

    Codec of(Type type) {
        Codec codec = known.get(type);
        return codec == null ? build(type) : codec;
    }

    /** By the class of a value, whose parameters are not known: what it holds goes by its own. */
    Codec ofValue(Object value) {
        Class<?> type = value.getClass();
        return switch (value) {
            case List<?> _ -> of(List.class);
            case Set<?> _ -> of(Set.class);
            case Collection<?> _ -> of(Collection.class);
            case Map<?, ?> _ -> of(Map.class);
            case Enum<?> constant -> of(constant.getDeclaringClass());
            default -> of(type);
        };
    }

    private synchronized Codec build(Type type) {
        boolean isOutermost = building.isEmpty();
        try {
            Codec codec = part(type);
            if (isOutermost) {
                known.putAll(building);
                known.put(type, codec);
            }
            return codec;
        } finally {
            if (isOutermost) {
                building.clear();
            }
        }
    }

    /** A type within one that is being built. Under the lock of {@link #build}. */
    synchronized Codec part(Type type) {
        Codec codec = known.get(type);
        if (codec == null) {
            codec = building.get(type);
        }
        return codec == null ? create(type) : codec;
    }

    private Codec create(Type type) {
        return switch (type) {
            case Class<?> plain -> plain(plain);
            case ParameterizedType generic -> generic(generic);
            case GenericArrayType array ->
                    new ContainerCodec.Arrays(
                            part(array.getGenericComponentType()),
                            raw(array.getGenericComponentType()));
            case WildcardType wildcard -> part(wildcard.getUpperBounds()[0]);
            default -> throw unknown(type, "it has a type variable");
        };
    }

    private Codec plain(Class<?> type) {
        ScalarCodec scalar = ScalarCodec.of(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnum()) {
            return ScalarCodec.ofEnum(type);
        }
        if (type.isArray()) {
            return new ContainerCodec.Arrays(
                    part(type.getComponentType()), type.getComponentType());
        }
        if (type == Object.class) {
            return new AnyCodec(this);
        }
        if (type == Payload.class) {
            return RawCodec.INSTANCE;
        }
        Codec container = container(type, new AnyCodec(this));
        if (container != null) {
            return container;
        }
        return objects.of(type, codec -> building.put(type, codec));
    }

    private Codec generic(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> raw = raw(type);
        if (raw == Map.class && arguments[0] != String.class) {
            throw unknown(type, "the keys of a map must be String");
        }
        Codec container = container(raw, part(arguments[arguments.length - 1]));
        if (container == null) {
            throw unknown(
                    type, "of generic types only List, Set, Collection, Map and Optional are");
        }
        return container;
    }

    private static @Nullable Codec container(Class<?> type, Codec element) {
        if (type == List.class || type == Collection.class) {
            return new ContainerCodec.Many(element, false);
        }
        if (type == Set.class) {
            return new ContainerCodec.Many(element, true);
        }
        if (type == Map.class) {
            return new ContainerCodec.Mapping(element);
        }
        return type == Optional.class ? new ContainerCodec.Perhaps(element) : null;
    }

    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            case GenericArrayType array ->
                    Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            default -> Object.class;
        };
    }

    static IllegalArgumentException unknown(Type type, String why) {
        return new IllegalArgumentException(
                type.getTypeName() + " cannot be bound to JSON: " + why);
    }
}
