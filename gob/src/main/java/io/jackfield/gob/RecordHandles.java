package io.jackfield.gob;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** How records are taken apart and made, without a box for each primitive. */
final class RecordHandles {
    private static final MethodHandle TO_DOUBLE;
    private static final MethodHandle TO_BITS;

    static {
        try {
            Lookup lookup = MethodHandles.publicLookup();
            TO_DOUBLE =
                    lookup.findStatic(
                            Double.class,
                            "longBitsToDouble",
                            MethodType.methodType(double.class, long.class));
            TO_BITS =
                    lookup.findStatic(
                            Double.class,
                            "doubleToRawLongBits",
                            MethodType.methodType(long.class, double.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private RecordHandles() {}

    private static boolean isFloating(Class<?> type) {
        return type == double.class || type == float.class;
    }

    /** Record to long for a primitive, else to Object. */
    static MethodHandle getter(Lookup lookup, RecordComponent component)
            throws IllegalAccessException {
        MethodHandle getter = lookup.unreflect(component.getAccessor());
        Class<?> type = component.getType();
        if (isFloating(type)) {
            MethodType wide = getter.type().changeReturnType(double.class);
            getter = MethodHandles.filterReturnValue(getter.asType(wide), TO_BITS);
        }
        return MethodHandles.explicitCastArguments(
                getter,
                MethodType.methodType(
                        type.isPrimitive() ? long.class : Object.class, Object.class));
    }

    /** (Object[], long[]) to record: each component from the place of its number in one of them. */
    static MethodHandle constructor(Lookup lookup, Class<?> type, RecordComponent[] components)
            throws ReflectiveOperationException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        MethodHandle make = lookup.findConstructor(type, MethodType.methodType(void.class, types));
        MethodHandle[] filters = new MethodHandle[types.length];
        int[] sources = new int[types.length];
        for (int i = 0; i < types.length; i++) {
            boolean isPrimitive = types[i].isPrimitive();
            Class<?> array = isPrimitive ? long[].class : Object[].class;
            MethodHandle from =
                    MethodHandles.insertArguments(MethodHandles.arrayElementGetter(array), 1, i);
            if (isFloating(types[i])) {
                from = MethodHandles.filterReturnValue(from, TO_DOUBLE);
            }
            filters[i] =
                    MethodHandles.explicitCastArguments(
                            from, MethodType.methodType(types[i], array));
            sources[i] = isPrimitive ? 1 : 0;
        }
        return MethodHandles.permuteArguments(
                MethodHandles.filterArguments(make, 0, filters)
                        .asType(
                                MethodType.methodType(
                                        Object.class,
                                        Arrays.stream(filters)
                                                .map(filter -> filter.type().parameterType(0))
                                                .toArray(Class<?>[]::new))),
                MethodType.methodType(Object.class, Object[].class, long[].class),
                sources);
    }
}
