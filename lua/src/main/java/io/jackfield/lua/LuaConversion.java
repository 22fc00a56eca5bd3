package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies between Java values and Lua values.
 *
 * <table>
 * <caption>What becomes what</caption>
 * <tr><th>Java</th><th>Lua</th></tr>
 * <tr><td>null</td><td>nil</td></tr>
 * <tr><td>{@code Boolean}</td><td>boolean</td></tr>
 * <tr><td>any {@code Number}</td><td>number (as {@code double}); back {@code Double}</td></tr>
 * <tr><td>{@code CharSequence}, an enum's name</td><td>string (UTF-8); back {@code String}</td></tr>
 * <tr><td>{@code Iterable}, {@code Object[]}</td><td>sequence; back {@code List}</td></tr>
 * <tr><td>{@code Map}, record</td><td>table; back {@code Map}</td></tr>
 * <tr><td>a value of Lua but strings</td><td>itself</td></tr>
 * </table>
 *
 * <p>Records must be public and in an exported package.
 */
public final class LuaConversion {
    private static final int DEEPEST = 200;

    private LuaConversion() {}

    /**
     * A Java value as a Lua value.
     *
     * @param state whose memory new tables count for
     * @param value see the table above
     * @throws IllegalArgumentException if there is no Lua value for it, or it nests deeper than 200
     */
    public static @Nullable Object toLua(LuaState state, @Nullable Object value) {
        return toLua(state, value, 0);
    }

    private static @Nullable Object toLua(LuaState state, @Nullable Object value, int depth) {
        checkDepth(depth);
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case Double number -> number;
            case Number number -> number.doubleValue();
            case CharSequence text -> LuaText.encode(text.toString());
            case Enum<?> constant -> LuaText.encode(constant.name());
            case LuaTable table -> table;
            case LuaFunction function -> function;
            case LuaCoroutine coroutine -> coroutine;
            case LuaUserdata userdata -> userdata;
            case Map<?, ?> map -> table(state, map, depth);
            case Iterable<?> elements -> sequence(state, elements, depth);
            case Object[] elements -> sequence(state, List.of(elements), depth);
            case Record record -> table(state, components(record), depth);
            default ->
                    throw new IllegalArgumentException(
                            value.getClass().getName()
                                    + " has no Lua value; wrap it with LuaAccess or as"
                                    + " LuaUserdata");
        };
    }

    private static void checkDepth(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("values nest deeper than " + DEEPEST);
        }
    }

    private static LuaTable table(LuaState state, Map<?, ?> map, int depth) {
        LuaTable table = state.newTable(0, map.size());
        map.forEach(
                (key, value) ->
                        table.store(toLua(state, key, depth + 1), toLua(state, value, depth + 1)));
        return table;
    }

    private static LuaTable sequence(LuaState state, Iterable<?> elements, int depth) {
        LuaTable table = state.newTable(0, 0);
        int index = 0;
        for (Object element : elements) {
            table.store(++index, toLua(state, element, depth + 1));
        }
        return table;
    }

    private static Map<String, @Nullable Object> components(Record record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                values.put(component.getName(), component.getAccessor().invoke(record));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalArgumentException(
                        component + " cannot be read: make the record public and export it", e);
            }
        }
        return values;
    }

    /**
     * A Lua value as a Java value, tables copied: those whose keys are 1 to n become lists (an
     * empty one too), others maps in the order of traversal.
     *
     * @param value any Lua value
     * @throws IllegalArgumentException if tables nest deeper than 200, as those do that contain
     *     themselves
     */
    public static @Nullable Object toJava(@Nullable Object value) {
        return toJava(value, 0);
    }

    /**
     * A Lua value as a Java value of a type: records by the names of their components, lists, maps,
     * enums by name, numbers that fit, text, {@code Optional}, what a userdata holds, or {@code
     * Object} for what {@link #toJava(Object)} makes of it. Fields that a record does not know are
     * ignored; a component without field is null.
     *
     * @param value any Lua value
     * @param type a class, or a list, map or optional of one
     * @throws IllegalArgumentException if it does not fit, saying what and where
     */
    public static @Nullable Object toJava(@Nullable Object value, Type type) {
        return new JavaReader().read(value, type);
    }

    private static @Nullable Object toJava(@Nullable Object value, int depth) {
        checkDepth(depth);
        if (value instanceof String string) {
            return LuaText.decode(string);
        }
        if (!(value instanceof LuaTable table)) {
            return value;
        }
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int at = table.next(-1); at >= 0; at = table.next(at)) {
            map.put(toJava(table.keyAt(at), depth + 1), toJava(table.valueAt(at), depth + 1));
        }
        int length = table.length();
        if (length != map.size()) {
            return map;
        }
        List<@Nullable Object> list = new ArrayList<>(length);
        for (int i = 1; i <= length; i++) {
            list.add(map.get((double) i));
        }
        return list;
    }
}
