package io.jackfield.switchboard;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Codecs of records and beans, by what a lookup may see of them. */
final class ObjectTypes {
    private final MethodHandles.Lookup lookup;
    private final Codecs codecs;

    ObjectTypes(MethodHandles.Lookup lookup, Codecs codecs) {
        this.lookup = lookup;
        this.codecs = codecs;
    }

    /**
     * @param begun takes the codec before its parts are looked for, since they may hold it
     */
    Codec of(Class<?> type, Consumer<Codec> begun) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw Codecs.unknown(type, "it is abstract; use a record");
        }
        if (type.getName().startsWith("java.")) {
            throw Codecs.unknown(type, "it is none of the types of the JDK that are");
        }
        var codec = new ObjectCodec(type.getSimpleName(), description(type));
        begun.accept(codec);
        try {
            MethodHandles.Lookup inside = inside(type);
            if (type.isRecord()) {
                completeRecord(type, codec, inside);
            } else {
                completeBean(type, codec, inside);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " cannot be bound to JSON: it is not visible. Make it public in an"
                            + " exported package, or pass MethodHandles.lookup() of code that sees"
                            + " it",
                    e);
        }
        return codec;
    }

    /** The private parts where the lookup may have them, else what it sees by itself. */
    private MethodHandles.Lookup inside(Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(type, lookup);
        } catch (IllegalAccessException | SecurityException _) {
            return lookup;
        }
    }

    private void completeRecord(Class<?> type, ObjectCodec codec, MethodHandles.Lookup inside)
            throws IllegalAccessException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        MethodHandle constructor;
        try {
            constructor =
                    inside.findConstructor(type, MethodType.methodType(void.class, types))
                            .asSpreader(Object[].class, types.length)
                            .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        var parts = new ArrayList<ObjectCodec.Part>();
        for (RecordComponent component : components) {
            parts.add(
                    new ObjectCodec.Part(
                            component.getName(),
                            codecs.part(component.getGenericType()),
                            isNullable(component.getAnnotatedType(), component),
                            inside.unreflect(component.getAccessor()),
                            description(component)));
        }
        codec.complete(parts, values -> constructor.invoke(values));
    }

    private void completeBean(Class<?> type, ObjectCodec codec, MethodHandles.Lookup inside)
            throws IllegalAccessException {
        MethodHandle constructor;
        try {
            constructor = inside.findConstructor(type, MethodType.methodType(void.class));
        } catch (NoSuchMethodException _) {
            throw Codecs.unknown(type, "it is no record and has no constructor without parameters");
        }
        var setters = new ArrayList<MethodHandle>();
        var parts = new ArrayList<ObjectCodec.Part>();
        for (var property : properties(type).entrySet()) {
            Method getter = property.getValue().getter();
            parts.add(
                    new ObjectCodec.Part(
                            property.getKey(),
                            codecs.part(getter.getGenericReturnType()),
                            true,
                            inside.unreflect(getter),
                            ""));
            setters.add(inside.unreflect(property.getValue().setter()));
        }
        if (parts.isEmpty()) {
            throw Codecs.unknown(type, "it is no record and has no getters with setters");
        }
        codec.complete(
                parts,
                values -> {
                    Object bean = constructor.invoke();
                    for (int i = 0; i < values.length; i++) {
                        if (values[i] != null) {
                            setters.get(i).invoke(bean, values[i]);
                        }
                    }
                    return bean;
                });
    }

    private record Property(Method getter, Method setter) {}

    private static Map<String, Property> properties(Class<?> type) {
        var properties = new TreeMap<String, Property>();
        for (Method getter : type.getMethods()) {
            String name = propertyName(getter);
            if (name != null) {
                try {
                    Method setter = type.getMethod("set" + name, getter.getReturnType());
                    String key = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
                    properties.put(key, new Property(getter, setter));
                } catch (NoSuchMethodException _) {
                    // only read: not a property of both directions
                }
            }
        }
        return properties;
    }

    private static @Nullable String propertyName(Method method) {
        String name = method.getName();
        if (method.getParameterCount() > 0 || Modifier.isStatic(method.getModifiers())) {
            return null;
        }
        if (name.startsWith("is") && name.length() > 2 && method.getReturnType() == boolean.class) {
            return name.substring(2);
        }
        return name.startsWith("get") && name.length() > 3 ? name.substring(3) : null;
    }

    /** By the simple name, since annotations of that name come from several libraries. */
    static boolean isNullable(AnnotatedType type, AnnotatedElement element) {
        return hasNullable(List.of(type.getAnnotations()))
                || hasNullable(List.of(element.getAnnotations()));
    }

    private static boolean hasNullable(List<java.lang.annotation.Annotation> annotations) {
        return annotations.stream()
                .anyMatch(each -> each.annotationType().getSimpleName().equals("Nullable"));
    }

    static String description(AnnotatedElement element) {
        Description description = element.getAnnotation(Description.class);
        return description == null ? "" : description.value();
    }
}
