package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;

/**
 * A method of a Java type that scripts may call on objects of it.
 *
 * @param type whose it is
 * @param name as scripts call it
 * @param handle takes the object, then its arguments in an array
 * @param parameters types of the arguments
 * @param results types whose objects are wrapped
 */
record Member(
        Class<?> type,
        String name,
        MethodHandle handle,
        List<Type> parameters,
        List<LuaAccess<?>> results)
        implements LuaFunction.Body {

    static LuaFunction of(
            MethodHandles.Lookup lookup,
            Class<?> type,
            String name,
            Method method,
            List<LuaAccess<?>> results) {
        try {
            MethodHandle handle =
                    lookup.unreflect(method)
                            .asFixedArity()
                            .asSpreader(Object[].class, method.getParameterCount());
            var member =
                    new Member(
                            type,
                            name,
                            handle,
                            List.of(method.getGenericParameterTypes()),
                            results);
            return LuaFunction.of(name, member);
        } catch (IllegalAccessException hidden) {
            throw new IllegalArgumentException(
                    "the lookup may not call " + method + ": make it public and export its package",
                    hidden);
        }
    }

    @Override
    public @Nullable Object call(LuaArguments call) {
        Object self = call.get(1) instanceof LuaUserdata userdata ? userdata.object() : null;
        if (!type.isInstance(self)) {
            throw call.wrongType(1, type.getSimpleName());
        }
        @Nullable Object[] arguments = new Object[parameters.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(call, i);
        }
        return result(call, invoke(self, arguments));
    }

    private @Nullable Object argument(LuaArguments call, int index) {
        try {
            return new JavaReader().read(call.get(index + 2), parameters.get(index));
        } catch (IllegalArgumentException wrong) {
            // The object itself is the first argument, which a call with a colon does not count.
            throw call.bad(index + 2, LuaText.encode(String.valueOf(wrong.getMessage())));
        }
    }

    private @Nullable Object invoke(Object self, @Nullable Object[] arguments) {
        try {
            return handle.invoke(self, arguments);
        } catch (LuaException | LuaTerminationException | Error passes) {
            throw passes;
        } catch (Throwable thrown) {
            String message = thrown.getMessage();
            throw new LuaException(
                    LuaText.encode(message == null ? thrown.getClass().getSimpleName() : message),
                    thrown);
        }
    }

    private @Nullable Object result(LuaArguments call, @Nullable Object result) {
        for (LuaAccess<?> access : results) {
            if (access.type().isInstance(result)) {
                return wrapped(call.state(), access, result);
            }
        }
        return LuaConversion.toLua(call.state(), result);
    }

    private static <T> LuaUserdata wrapped(
            LuaState state, LuaAccess<T> access, @Nullable Object result) {
        return access.wrap(state, Objects.requireNonNull(access.type().cast(result)));
    }
}
