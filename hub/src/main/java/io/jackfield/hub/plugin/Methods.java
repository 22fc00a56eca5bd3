package io.jackfield.hub.plugin;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.jackfield.hub.AsyncHook;
import io.jackfield.hub.CallContext;
import io.jackfield.hub.Function;
import io.jackfield.hub.MethodNaming;
import io.jackfield.hub.PluginMethod;
import io.jackfield.hub.TypeDescription;
import io.jackfield.hub.frames.Envelope;
import io.jackfield.hub.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JavaType;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/**
 * The methods of an object that a hub can call (specification, section 8.2).
 *
 * @param byName as they are called
 * @param hooks take the hook of the plugin
 */
record Methods(Map<String, BoundMethod> byName, List<MethodHandle> hooks) {
    private static final System.Logger LOG = System.getLogger("io.jackfield.hub");

    /** What the wire and the reference keep for themselves. */
    private static final Set<String> RESERVED =
            Set.of(Envelope.ASYNC, Envelope.SHUTDOWN, "UseAsyncHook");

    static Methods of(MethodHandles.Lookup lookup, Object receiver, MethodNaming naming) {
        var byName = new TreeMap<String, BoundMethod>();
        var hooks = new ArrayList<MethodHandle>();
        var overloaded = new HashSet<String>();
        for (Method method : receiver.getClass().getMethods()) {
            if (!isCandidate(method)) {
                continue;
            }
            if (isHook(method)) {
                hooks.add(handle(lookup, receiver, method));
                continue;
            }
            BoundMethod bound = bound(lookup, receiver, method, naming);
            if (bound != null && byName.put(bound.function().name(), bound) != null) {
                overloaded.add(bound.function().name());
            }
        }
        overloaded.forEach(
                name -> {
                    LOG.log(Level.WARNING, "several methods are {0}: none is offered", name);
                    byName.remove(name);
                });
        if (byName.isEmpty() && hooks.isEmpty()) {
            throw new IllegalArgumentException(
                    "plugin.Register: type "
                            + receiver.getClass().getSimpleName()
                            + " has no exported methods of suitable type");
        }
        return new Methods(byName, hooks);
    }

    private static boolean isCandidate(Method method) {
        PluginMethod annotation = method.getAnnotation(PluginMethod.class);
        return method.getDeclaringClass() != Object.class
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && !isOfObject(method)
                && !isClose(method)
                && (annotation == null || !annotation.hidden());
    }

    private static boolean isOfObject(Method method) {
        try {
            Object.class.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException _) {
            return false;
        }
    }

    /** The owner of an object closes it, not whoever may call a plugin. */
    private static boolean isClose(Method method) {
        return AutoCloseable.class.isAssignableFrom(method.getDeclaringClass())
                && method.getName().equals("close")
                && method.getParameterCount() == 0;
    }

    private static boolean isHook(Method method) {
        return method.getParameterCount() == 1
                && method.getParameterTypes()[0] == AsyncHook.class
                && method.getReturnType() == void.class;
    }

    /** Null for a method whose form does not fit. */
    private static @Nullable BoundMethod bound(
            MethodHandles.Lookup lookup, Object receiver, Method method, MethodNaming naming) {
        var types = new ArrayList<>(List.of(method.getGenericParameterTypes()));
        boolean takesContext = !types.isEmpty() && types.getFirst() == CallContext.class;
        if (takesContext) {
            types.removeFirst();
        }
        JavaType input = types.isEmpty() ? null : Json.type(types.getFirst());
        boolean fits =
                types.size() <= 1
                        && !method.isVarArgs()
                        && (input == null || canBeInput(input))
                        && !method.getReturnType().isAnnotationPresent(FunctionalInterface.class);
        if (!fits) {
            LOG.log(Level.DEBUG, "{0} is no method for a hub", method);
            return null;
        }
        String name = name(method, naming);
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException(
                    "the method "
                            + method.getName()
                            + " would be called "
                            + name
                            + ", which the wire keeps for itself; rename or hide it with"
                            + " @PluginMethod");
        }
        Type output = method.getGenericReturnType();
        return new BoundMethod(
                new Function(
                        name,
                        input == null ? Optional.empty() : TypeDescription.of(input),
                        TypeDescription.of(output)),
                uniform(handle(lookup, receiver, method), takesContext, input != null),
                input,
                List.of(method.getExceptionTypes()),
                CompletionStage.class.isAssignableFrom(method.getReturnType()));
    }

    private static String name(Method method, MethodNaming naming) {
        PluginMethod annotation = method.getAnnotation(PluginMethod.class);
        boolean isNamed = annotation != null && !annotation.name().isEmpty();
        return isNamed ? annotation.name() : naming.nameOf(method.getName());
    }

    private static boolean canBeInput(JavaType type) {
        Class<?> raw = type.getRawClass();
        return type.isContainerType()
                || type.isReferenceType()
                || raw.isPrimitive()
                || Kinds.of(raw) != null
                || raw.isAnnotationPresent(JsonTypeInfo.class)
                || !(raw.isInterface() || Modifier.isAbstract(raw.getModifiers()));
    }

    private static MethodHandle handle(
            MethodHandles.Lookup lookup, Object receiver, Method method) {
        try {
            return lookup.unreflect(method).bindTo(receiver).asFixedArity();
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "the method "
                            + method.getName()
                            + " of "
                            + receiver.getClass().getName()
                            + " cannot be seen: make its class public, or pass"
                            + " MethodHandles.lookup() of code that can call it",
                    e);
        }
    }

    /** Context and argument in, result out, whatever the method takes and gives. */
    private static MethodHandle uniform(
            MethodHandle method, boolean takesContext, boolean takesInput) {
        MethodHandle handle = method;
        if (!takesContext) {
            handle = MethodHandles.dropArguments(handle, 0, CallContext.class);
        }
        if (!takesInput) {
            handle = MethodHandles.dropArguments(handle, 1, Object.class);
        }
        return handle.asType(MethodType.methodType(Object.class, CallContext.class, Object.class));
    }
}
