package io.jackfield.switchboard;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Makes functions of the public methods of an object. */
final class ServiceBinder {

    static List<Function> functions(MethodHandles.Lookup lookup, String prefix, Object service) {
        Names.check(prefix);
        var binding = JsonBinding.of(lookup);
        var functions = new ArrayList<Function>();
        Method[] methods = service.getClass().getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (Method method : methods) {
            if (isOffered(method)) {
                functions.add(function(lookup, binding, prefix, service, method));
            }
        }
        if (functions.isEmpty()) {
            throw new IllegalArgumentException(
                    service.getClass().getName() + " has no public methods of its own to offer");
        }
        return functions;
    }

    private static boolean isOffered(Method method) {
        Offered offered = method.getAnnotation(Offered.class);
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && !isOfObject(method)
                && (offered == null || !offered.hidden());
    }

    private static boolean isOfObject(Method method) {
        try {
            Object.class.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException _) {
            return false;
        }
    }

    private static Function function(
            MethodHandles.Lookup lookup,
            JsonBinding binding,
            String prefix,
            Object service,
            Method method) {
        Offered offered = method.getAnnotation(Offered.class);
        boolean isNamed = offered != null && !offered.name().isEmpty();
        String name = prefix + "/" + Names.encode(isNamed ? offered.name() : method.getName());
        try {
            var bound = ServiceMethod.of(lookup, binding, service, method);
            Function function =
                    bound.function(name)
                            .describedAs(offered == null ? "" : offered.description())
                            .input(bound.input().describe())
                            .output(bound.output().describe())
                            .encoding(bound.output().encoding());
            if (offered != null && offered.idempotent()) {
                function = function.idempotent();
            }
            boolean isInline =
                    offered != null && offered.execution() == io.jackfield.core.Execution.INLINE;
            return isInline ? function.inline() : function;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException(
                    "the method "
                            + method.getName()
                            + " of "
                            + service.getClass().getName()
                            + " cannot be offered: "
                            + e.getMessage(),
                    e);
        }
    }

    private ServiceBinder() {}
}
