package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads Lua values as Java values of a given type. */
final class JavaReader {
    private static final int DEEPEST = 200;

    private int depth;

    @Nullable Object read(@Nullable Object value, Type type) {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("values nest deeper than " + DEEPEST);
        }
        Object read =
                type instanceof ParameterizedType generic
                        ? generic(value, generic)
                        : plain(value, (Class<?>) raw(type));
        depth--;
        return read;
    }

    private static Type raw(Type type) {
        if (type instanceof Class<?>) {
            return type;
        }
        throw new IllegalArgumentException("values cannot be read as " + type.getTypeName());
    }

    private @Nullable Object generic(@Nullable Object value, ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> outer = (Class<?>) type.getRawType();
        if (outer == Optional.class) {
            return Optional.ofNullable(value).map(present -> read(present, arguments[0]));
        }
        if (value == null) {
            return null;
        }
        if (outer.isAssignableFrom(List.class)) {
            return list(table(value, type), arguments[0]);
        }
        if (outer == Map.class) {
            return map(table(value, type), arguments[0], arguments[1]);
        }
        return plain(value, outer);
    }

    private @Nullable Object plain(@Nullable Object value, Class<?> type) {
        if (value == null) {
            if (type.isPrimitive()) {
                throw expected(type.getSimpleName(), null);
            }
            return null;
        }
        if (type == Object.class) {
            return LuaConversion.toJava(value);
        }
        if (type == String.class || type == CharSequence.class) {
            return LuaText.decode(string(value));
        }
        if (type == boolean.class || type == Boolean.class) {
            if (value instanceof Boolean flag) {
                return flag;
            }
            throw expected("boolean", value);
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return number(value, type);
        }
        if (type.isEnum()) {
            return constant(value, type);
        }
        if (type.isRecord()) {
            return record(table(value, type), type);
        }
        if (type == List.class) {
            return list(table(value, type), Object.class);
        }
        if (type == Map.class) {
            return map(table(value, type), Object.class, Object.class);
        }
        return held(value, type);
    }

    /** A value of Lua itself, or the object that a userdata holds. */
    private static Object held(Object value, Class<?> type) {
        if (type.isInstance(value)) {
            return value;
        }
        if (value instanceof LuaUserdata userdata && type.isInstance(userdata.object())) {
            return type.cast(userdata.object());
        }
        throw expected(type.getSimpleName(), value);
    }

    private static String string(Object value) {
        return switch (value) {
            case String text -> text;
            case Double number -> LuaNumbers.toString(number);
            default -> throw expected("string", value);
        };
    }

    private static LuaTable table(Object value, Type type) {
        if (value instanceof LuaTable table) {
            return table;
        }
        throw expected("table (" + type.getTypeName() + ")", value);
    }

    private static Object number(Object value, Class<?> type) {
        Double number = value instanceof String text ? LuaNumbers.parse(text) : null;
        if (value instanceof Double itself) {
            number = itself;
        }
        if (number == null) {
            throw expected("number", value);
        }
        if (type == double.class || type == Double.class || type == Number.class) {
            return number;
        }
        if (type == float.class || type == Float.class) {
            return number.floatValue();
        }
        if (type == long.class || type == Long.class) {
            return within(number, -0x1p63, 0x1p63);
        }
        if (type == int.class || type == Integer.class) {
            return (int) within(number, Integer.MIN_VALUE, 0x1p31);
        }
        if (type == short.class || type == Short.class) {
            return (short) within(number, Short.MIN_VALUE, 0x1p15);
        }
        if (type == byte.class || type == Byte.class) {
            return (byte) within(number, Byte.MIN_VALUE, 0x1p7);
        }
        throw new IllegalArgumentException("numbers cannot be read as " + type.getTypeName());
    }

    private static long within(double number, double least, double beyond) {
        if (number != Math.rint(number) || number < least || number >= beyond) {
            throw new IllegalArgumentException(
                    LuaNumbers.toString(number) + " is no integer of this size");
        }
        return (long) number;
    }

    private static Object constant(Object value, Class<?> type) {
        String name = LuaText.decode(string(value));
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(type.getSimpleName() + " has no constant " + name);
    }

    private List<@Nullable Object> list(LuaTable table, Type element) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 1; i <= table.length(); i++) {
            list.add(within(i, table.get(i), element));
        }
        return list;
    }

    private Map<@Nullable Object, @Nullable Object> map(LuaTable table, Type key, Type value) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int at = table.next(-1); at >= 0; at = table.next(at)) {
            Object name = table.keyAt(at);
            map.put(within(name, name, key), within(name, table.valueAt(at), value));
        }
        return map;
    }

    private Object record(LuaTable table, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            String name = components[i].getName();
            values[i] =
                    within(name, table.get(LuaText.encode(name)), components[i].getGenericType());
        }
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            return canonical.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + ": " + refused.getCause(), refused);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalArgumentException(
                    type.getName() + " cannot be made: make the record public and export it",
                    hidden);
        }
    }

    /** Says where it was, from the inside out. */
    private @Nullable Object within(@Nullable Object place, @Nullable Object value, Type type) {
        try {
            return read(value, type);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("[" + place + "] " + wrong.getMessage(), wrong);
        }
    }

    private static IllegalArgumentException expected(String type, @Nullable Object value) {
        return new IllegalArgumentException(type + " expected, got " + LuaTypes.name(value));
    }
}
