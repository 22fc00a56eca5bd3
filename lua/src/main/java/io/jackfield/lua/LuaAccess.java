package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What scripts may do with Java objects of one type: the methods and properties that are listed,
 * and nothing else. Immutable; for any number of states.
 *
 * <pre>{@code
 * LuaAccess<Account> access = LuaAccess.of(MethodHandles.lookup(), Account.class)
 *         .property("owner")
 *         .method("deposit")
 *         .build();
 * state.globals().put("account", access.wrap(state, account));
 * // account:deposit(5) print(account.owner)
 * }</pre>
 *
 * <p>Arguments are read as {@link LuaConversion#toJava(Object, java.lang.reflect.Type)} does,
 * results copied as {@link LuaConversion#toLua}; a result of a type that has an access of its own,
 * named with {@link Builder#wrapping}, is wrapped. Numbers without a fraction alone fit integers.
 * What a method throws is an error that scripts can catch, with the exception's message.
 *
 * @param <T> the type
 */
public final class LuaAccess<T> {
    private final Class<T> type;
    private final Map<String, LuaFunction> methods;
    private final Map<String, LuaFunction> properties;

    private LuaAccess(Builder<T> builder) {
        this.type = builder.type;
        List<LuaAccess<?>> results = new ArrayList<>(builder.results);
        results.add(this);
        this.methods = new LinkedHashMap<>();
        builder.methods.forEach(
                (name, method) ->
                        methods.put(name, Member.of(builder.lookup, type, name, method, results)));
        this.properties = new LinkedHashMap<>();
        builder.properties.forEach(
                (name, getter) ->
                        properties.put(
                                name, Member.of(builder.lookup, type, name, getter, results)));
    }

    /**
     * Nothing is allowed yet.
     *
     * @param lookup of code that may call the methods: {@code MethodHandles.lookup()}
     * @param type class or interface whose methods may be listed
     * @param <T> the type
     */
    public static <T> Builder<T> of(MethodHandles.Lookup lookup, Class<T> type) {
        return new Builder<>(lookup, type);
    }

    /** The type. */
    public Class<T> type() {
        return type;
    }

    /**
     * An object for scripts of a state. The same object gives the same value as long as the script
     * has it, so that {@code ==} and tables work.
     *
     * @param state where it goes
     * @param object what scripts may use
     */
    public LuaUserdata wrap(LuaState state, T object) {
        return Wrappers.of(state).wrap(object, this);
    }

    /** The metatable of one state; made once for each. */
    LuaTable metatable(LuaState state) {
        LuaTable functions = state.newTable(0, methods.size());
        methods.forEach((name, function) -> functions.put(LuaText.encode(name), function));
        LuaTable metatable = state.newTable(0, 4);
        metatable.put("__index", LuaFunction.of("__index", call -> index(call, functions)));
        metatable.put(
                "__newindex",
                LuaFunction.of(
                        "__newindex",
                        call -> {
                            throw call.error(
                                    "'" + call.get(2) + "' cannot be set: it is an object of Java");
                        }));
        metatable.put("__tostring", LuaFunction.of("__tostring", this::text));
        metatable.put("__metatable", false);
        return metatable;
    }

    private @Nullable Object index(LuaArguments call, LuaTable functions) {
        LuaFunction property = call.get(2) instanceof String name ? properties.get(name) : null;
        return property == null
                ? functions.get(call.get(2))
                : property.call1(call.state(), call.get(1));
    }

    private Object text(LuaArguments call) {
        Object object = call.get(1) instanceof LuaUserdata userdata ? userdata.object() : null;
        return LuaText.encode(
                type.getSimpleName() + ": " + Integer.toHexString(System.identityHashCode(object)));
    }

    /**
     * Lists what is allowed. For one thread.
     *
     * @param <T> the type
     */
    public static final class Builder<T> {
        private final MethodHandles.Lookup lookup;
        private final Class<T> type;
        private final Map<String, Method> methods = new LinkedHashMap<>();
        private final Map<String, Method> properties = new LinkedHashMap<>();
        private final List<LuaAccess<?>> results = new ArrayList<>();

        private Builder(MethodHandles.Lookup lookup, Class<T> type) {
            this.lookup = lookup;
            this.type = type;
        }

        /**
         * Allows a method under its own name: {@code object:name(…)}.
         *
         * @param name of a public method that is not overloaded
         * @throws IllegalArgumentException if there is none or more than one
         */
        public Builder<T> method(String name) {
            return method(name, name);
        }

        /**
         * Allows a method under another name.
         *
         * @param name of a public method; of several the one with these parameters is meant
         * @param luaName as scripts call it
         * @param parameters types, where the method is overloaded
         * @throws IllegalArgumentException if there is none or more than one
         */
        public Builder<T> method(String name, String luaName, Class<?>... parameters) {
            methods.put(luaName, find(name, parameters));
            return this;
        }

        /**
         * Allows to read a property: {@code object.name}.
         *
         * @param name of it; the method {@code name()}, {@code getName()} or {@code isName()} gives
         *     its value
         * @throws IllegalArgumentException if there is no such method without parameters
         */
        public Builder<T> property(String name) {
            String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            Method getter =
                    List.of(name, "get" + capital, "is" + capital).stream()
                            .flatMap(each -> candidates(each).stream())
                            .filter(method -> method.getParameterCount() == 0)
                            .findFirst()
                            .orElseThrow(() -> missing("property " + name));
            properties.put(name, getter);
            return this;
        }

        /**
         * Wraps results of another type.
         *
         * @param access what scripts may do with them
         */
        public Builder<T> wrapping(LuaAccess<?> access) {
            results.add(access);
            return this;
        }

        /**
         * What was listed.
         *
         * @throws IllegalArgumentException if the lookup may not call a method
         */
        public LuaAccess<T> build() {
            return new LuaAccess<>(this);
        }

        private Method find(String name, Class<?>... parameters) {
            List<Method> found = candidates(name);
            if (parameters.length > 0) {
                found.removeIf(method -> !Arrays.equals(method.getParameterTypes(), parameters));
            }
            if (found.size() != 1) {
                throw missing(found.isEmpty() ? "method " + name : "single method " + name);
            }
            return found.getFirst();
        }

        private List<Method> candidates(String name) {
            List<Method> found = new ArrayList<>();
            for (Method method : type.getMethods()) {
                boolean isOwn =
                        method.getDeclaringClass() != Object.class
                                && !Modifier.isStatic(method.getModifiers())
                                && !method.isBridge();
                if (isOwn && method.getName().equals(name)) {
                    found.add(method);
                }
            }
            return found;
        }

        private IllegalArgumentException missing(String what) {
            return new IllegalArgumentException(type.getName() + " has no public " + what);
        }
    }
}
