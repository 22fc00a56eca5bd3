package io.jackfield.hub.plugin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;

import io.jackfield.hub.Described;
import io.jackfield.hub.Entity;
import io.jackfield.hub.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Walks a type as Jackson sees it. One for each description: nothing is kept between two. */
public final class Describer {
    private static final int MAX_DEPTH = 32;

    /** Types that know one another have more paths through them than anybody wants to read. */
    private static final int MAX_FIELDS = 1_024;

    private final Deque<Class<?>> open = new ArrayDeque<>();
    private int fieldsSoFar;

    /**
     * Describes a type.
     *
     * @param type any
     * @return empty if there is nothing to say
     */
    public static Optional<Entity> describe(Type type) {
        return Optional.ofNullable(new Describer().entity(Json.type(type)));
    }

    /** The description at the top; null for nothing. */
    private @Nullable Entity entity(JavaType type) {
        JavaType content = held(type);
        if (content != null) {
            return entity(content);
        }
        Class<?> raw = type.getRawClass();
        if (raw == void.class || raw == Void.class) {
            return null;
        }
        String kind = Kinds.of(raw);
        if (kind != null) {
            return Entity.of(kind);
        }
        if (type.isArrayType() || type.isCollectionLikeType()) {
            return prefixed("[]", type.getContentType());
        }
        if (type.isIterationType() || Iterable.class.isAssignableFrom(raw)) {
            return prefixed("[]", type.containedTypeOrUnknown(0));
        }
        if (type.isMapLikeType()) {
            String key = Kinds.ofKey(type.getKeyType().getRawClass());
            return key == null ? null : map(key, type.getContentType());
        }
        if (raw.isEnum()) {
            return Entity.of(enumKind(raw));
        }
        if (raw.isInterface() || java.lang.reflect.Modifier.isAbstract(raw.getModifiers())) {
            return Entity.of(Kinds.INTERFACE);
        }
        return struct(type);
    }

    /** What a type holds that JSON does not show; null for others. */
    private static @Nullable JavaType held(JavaType type) {
        boolean holds =
                type.isTypeOrSubTypeOf(CompletionStage.class)
                        || type.isTypeOrSubTypeOf(Optional.class);
        return holds ? type.containedTypeOrUnknown(0) : null;
    }

    private @Nullable Entity prefixed(String prefix, JavaType element) {
        Entity inner = entity(element);
        return inner == null ? null : new Entity("", prefix + inner.type(), false, inner.fields());
    }

    /** A map of nothing is a map of empty structs. */
    private Entity map(String key, JavaType value) {
        Entity described = prefixed("map[" + key + "]", value);
        return described == null ? Entity.of("map[" + key + "]struct") : described;
    }

    private static String enumKind(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .map(method -> Kinds.of(method.getReturnType()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(Kinds.STRING);
    }

    private @Nullable Entity struct(JavaType type) {
        boolean isEnough = open.size() >= MAX_DEPTH || fieldsSoFar >= MAX_FIELDS;
        if (isEnough || open.contains(type.getRawClass())) {
            return Entity.of(Kinds.STRUCT);
        }
        open.push(type.getRawClass());
        try {
            Map<String, Entity> fields = new LinkedHashMap<>();
            BeanDescription bean = introspect(type);
            for (BeanPropertyDefinition property : bean.findProperties()) {
                add(fields, bean, property);
            }
            return fields.isEmpty()
                    ? null
                    : new Entity("", Kinds.STRUCT, false, List.copyOf(fields.values()));
        } finally {
            open.pop();
        }
    }

    private static BeanDescription introspect(JavaType type) {
        SerializationConfig config = Json.mapper().serializationConfig();
        var introspector = config.classIntrospectorInstance().forOperation(config);
        return introspector.introspectForSerialization(
                type, introspector.introspectClassAnnotations(type));
    }

    private void add(
            Map<String, Entity> fields, BeanDescription bean, BeanPropertyDefinition property) {
        AnnotatedMember member = property.getPrimaryMember();
        Described described = annotation(property, member);
        if (member == null || (described != null && described.hidden())) {
            return;
        }
        fieldsSoFar++;
        Entity type = entity(property.getPrimaryType());
        if (type == null) {
            return;
        }
        if (member.hasAnnotation(JsonUnwrapped.class)) {
            type.fields().forEach(field -> fields.putIfAbsent(field.name(), field));
            return;
        }
        boolean mandatory =
                switch (described == null ? Described.Mandatory.BY_TYPE : described.mandatory()) {
                    case YES -> true;
                    case NO -> false;
                    case BY_TYPE -> isMandatory(bean, property, member);
                };
        // A later property replaces an earlier one of its name, and stands at the end.
        fields.remove(property.getName());
        fields.put(
                property.getName(),
                new Entity(property.getName(), type.type(), mandatory, type.fields()));
    }

    private static @Nullable Described annotation(
            BeanPropertyDefinition property, @Nullable AnnotatedMember member) {
        for (AnnotatedMember each :
                Arrays.asList(member, property.getGetter(), property.getField())) {
            AnnotatedElement element = each == null ? null : each.getAnnotated();
            if (element != null) {
                Described found = element.getAnnotation(Described.class);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean isMandatory(
            BeanDescription bean, BeanPropertyDefinition property, AnnotatedMember member) {
        JsonInclude.Include inclusion =
                bean.findPropertyInclusion(JsonInclude.Value.empty())
                        .withOverrides(property.findInclusion())
                        .getValueInclusion();
        boolean isLeftOut =
                switch (inclusion) {
                    case NON_NULL, NON_ABSENT, NON_EMPTY, NON_DEFAULT -> true;
                    case ALWAYS, CUSTOM, USE_DEFAULTS -> false;
                };
        return !isLeftOut
                && !Kinds.isOptional(property.getRawPrimaryType())
                && !isNullable(member.getMember());
    }

    /** By the simple name, since annotations of that name come from several libraries. */
    private static boolean isNullable(@Nullable Member member) {
        var annotations =
                switch (member) {
                    case Method method -> method.getAnnotatedReturnType().getAnnotations();
                    case Field field -> field.getAnnotatedType().getAnnotations();
                    case null, default -> new java.lang.annotation.Annotation[0];
                };
        return Arrays.stream(annotations)
                .anyMatch(each -> each.annotationType().getSimpleName().equals("Nullable"));
    }
}
