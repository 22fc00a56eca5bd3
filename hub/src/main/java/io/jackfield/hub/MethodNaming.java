package io.jackfield.hub;

import java.util.Locale;

/** Under which names methods are offered that no {@link PluginMethod} names. */
public enum MethodNaming {
    /** {@code hello} is {@code Hello}, as Go has it: hubs call plugins in either language alike. */
    CAPITALIZED {
        @Override
        public String nameOf(String method) {
            return method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
        }
    },
    /** As in Java. */
    AS_IS {
        @Override
        public String nameOf(String method) {
            return method;
        }
    };

    /**
     * The name of a method.
     *
     * @param method in Java
     */
    public abstract String nameOf(String method);
}
