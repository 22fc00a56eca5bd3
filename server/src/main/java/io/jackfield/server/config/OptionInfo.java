package io.jackfield.server.config;

import io.jackfield.server.spi.Option;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One option: a component of an option record.
 *
 * @param key in the configuration file, with its table: {@code tls.certificate}
 * @param component of the record
 * @param option its description
 */
public record OptionInfo(String key, RecordComponent component, Option option) {

    /** The variable that sets it: {@code JACKFIELD_TLS_CERTIFICATE}. */
    public String variable() {
        return "JACKFIELD_" + words(key, "_").toUpperCase(Locale.ROOT);
    }

    /** The flag that sets it: {@code --tls-certificate}. */
    public String flag() {
        return flag(key);
    }

    /** The flag of a key. */
    static String flag(String key) {
        return "--" + words(key, "-");
    }

    /** Whether it is a list of tables, which only the file can hold. */
    public boolean isTables() {
        return List.class.equals(component.getType()) && elementType(component).isRecord();
    }

    private static String words(String key, String separator) {
        return key.replaceAll("([a-z0-9])([A-Z])", "$1" + separator + "$2")
                .replace(".", separator)
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The options of a record and of the records within it, in order.
     *
     * @param type an option record
     * @param table its table; empty for the top of the file
     */
    public static List<OptionInfo> of(Class<? extends Record> type, String table) {
        var all = new ArrayList<OptionInfo>();
        for (RecordComponent component : type.getRecordComponents()) {
            String key = table.isEmpty() ? component.getName() : table + "." + component.getName();
            if (component.getType().isRecord()) {
                all.addAll(of(component.getType().asSubclass(Record.class), key));
                continue;
            }
            all.add(of(key, component));
        }
        return all;
    }

    static OptionInfo of(String key, RecordComponent component) {
        Option option = component.getAnnotation(Option.class);
        if (option == null) {
            throw new IllegalStateException(
                    component.getDeclaringRecord().getName()
                            + "."
                            + component.getName()
                            + " has no @Option");
        }
        return new OptionInfo(key, component, option);
    }

    /** What a list component is a list of. */
    static Class<?> elementType(RecordComponent component) {
        var generic = (ParameterizedType) component.getGenericType();
        return (Class<?>) generic.getActualTypeArguments()[0];
    }
}
