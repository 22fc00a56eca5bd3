package io.jackfield.interop;

import java.util.HashMap;
import java.util.Map;

/**
 * Options of a peer: {@code --name value} or {@code --name=value}.
 *
 * @param values by name, without dashes
 */
record Options(Map<String, String> values) {

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Options parse(String... arguments) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            int equals = name.indexOf('=');
            if (!name.startsWith("--") || (equals < 0 && i + 1 == arguments.length)) {
                throw new IllegalArgumentException("not an option with a value: " + name);
            }
            if (equals < 0) {
                values.put(name.substring(2), arguments[++i]);
            } else {
                values.put(name.substring(2, equals), name.substring(equals + 1));
            }
        }
        return new Options(Map.copyOf(values));
    }

    String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /**
     * One that has to be there.
     *
     * @throws IllegalArgumentException if it is not
     */
    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is needed");
        }
        return value;
    }
}
