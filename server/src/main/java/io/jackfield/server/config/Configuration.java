package io.jackfield.server.config;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.toml.TomlMapper;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is configured: flags over variables over the file over defaults. Every error is {@code
 * INVALID_ARGUMENT} and names the option and where its value came from.
 */
public final class Configuration {
    private static final long MAX_FILE_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 16;

    /** Variables that begin as options do and are none. */
    private static final Set<String> OTHER_VARIABLES =
            Set.of(
                    "JACKFIELD_TOKEN",
                    "JACKFIELD_SERVER",
                    "JACKFIELD_CONFIG",
                    "JACKFIELD_JAVA_OPTIONS");

    private final String source;
    private final Map<String, Object> file;
    private final Map<String, String> variables;
    private final Map<String, String> flags;
    private final Optional<Path> path;
    private final Map<String, OptionInfo> known = new LinkedHashMap<>();

    private Configuration(
            Optional<Path> path,
            String source,
            Map<String, Object> file,
            Map<String, String> variables,
            Map<String, String> flags) {
        this.path = path;
        this.source = source;
        this.file = file;
        this.variables = variables;
        this.flags = flags;
    }

    /**
     * Reads the file.
     *
     * @param path of the file; empty for none
     * @param variables the environment
     * @param flags by their names with hyphens
     */
    public static Configuration read(
            Optional<Path> path, Map<String, String> variables, Map<String, String> flags) {
        if (path.isEmpty()) {
            return new Configuration(path, "", Map.of(), variables, flags);
        }
        Path file = path.get();
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw bad(file + " is larger than " + MAX_FILE_BYTES + " bytes");
            }
            return new Configuration(
                    path,
                    file.toString(),
                    parse(file.toString(), Files.readString(file)),
                    variables,
                    flags);
        } catch (NoSuchFileException missing) {
            throw bad("there is no file " + file);
        } catch (IOException unreadable) {
            throw bad(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    /**
     * The same with options by their keys in place of flags.
     *
     * @param path of the file; empty for none
     * @param variables the environment
     * @param options by their keys, such as {@code tls.certificate}
     */
    public static Configuration ofKeys(
            Optional<Path> path, Map<String, String> variables, Map<String, String> options) {
        var flags = new LinkedHashMap<String, String>();
        options.forEach((key, value) -> flags.put(OptionInfo.flag(key), value));
        return read(path, variables, flags);
    }

    static Map<String, Object> parse(String source, String text) {
        try {
            return new TomlMapper().readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException broken) {
            var place = broken.getLocation();
            throw bad(
                    source
                            + (place == null ? "" : " line " + place.getLineNr())
                            + ": "
                            + broken.getOriginalMessage());
        } catch (RuntimeException | StackOverflowError broken) {
            throw bad(source + ": this is not TOML: " + broken.getClass().getSimpleName());
        }
    }

    /** The same sources, the file read again. */
    public Configuration again() {
        return read(path, variables, flags);
    }

    /** The options that were asked for so far, by key. */
    public Map<String, OptionInfo> known() {
        return Map.copyOf(known);
    }

    /**
     * The values of an option record.
     *
     * @param type the record
     * @param table its table; empty for the top of the file
     */
    public <R extends Record> R bind(Class<R> type, String table) {
        for (OptionInfo option : OptionInfo.of(type, table)) {
            known.put(option.key(), option);
        }
        return bind(type, table, subtree(file, table), true);
    }

    /**
     * Refuses what nobody asked for, with the nearest name that exists. Called after all records
     * are bound.
     *
     * @param tables the names of tables that may be there although no option of theirs was asked
     *     for
     */
    public void checkNothingUnknown(Set<String> tables) {
        var flagNames = new HashSet<String>();
        known.values().forEach(option -> flagNames.add(option.flag()));
        for (String flag : flags.keySet()) {
            if (!flagNames.contains(flag)) {
                throw bad("there is no option " + flag + nearest(flag, flagNames));
            }
        }
        var keys = new TreeSet<String>();
        collectKeys(file, "", keys, MAX_DEPTH);
        for (String key : keys) {
            boolean isKnown =
                    known.containsKey(key)
                            || tables.stream().anyMatch(table -> key.startsWith(table + "."));
            if (!isKnown) {
                throw bad(source + ": there is no option " + key + nearest(key, known.keySet()));
            }
        }
        var names = new HashSet<String>();
        known.values().forEach(option -> names.add(option.variable()));
        for (String variable : new TreeSet<>(variables.keySet())) {
            if (variable.startsWith("JACKFIELD_")
                    && !names.contains(variable)
                    && !OTHER_VARIABLES.contains(variable)) {
                throw bad(
                        "the variable " + variable + " sets no option" + nearest(variable, names));
            }
        }
    }

    private void collectKeys(Map<?, ?> tree, String prefix, Set<String> keys, int depth) {
        if (depth == 0) {
            throw bad(source + ": tables lie deeper than " + MAX_DEPTH);
        }
        tree.forEach(
                (name, value) -> {
                    String key = prefix + name;
                    if (value instanceof Map<?, ?> table) {
                        collectKeys(table, key + ".", keys, depth - 1);
                    } else {
                        keys.add(key);
                    }
                });
    }

    private static String nearest(String word, Set<String> words) {
        return words.stream()
                .min(java.util.Comparator.comparingInt(other -> distance(word, other)))
                .filter(other -> distance(word, other) <= 1 + word.length() / 4)
                .map(other -> "; did you mean " + other + "?")
                .orElse("");
    }

    /** The edit distance of two words. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int cost = one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1;
                int next = Math.min(diagonal + cost, 1 + Math.min(row[column], row[column - 1]));
                diagonal = row[column];
                row[column] = next;
            }
        }
        return row[other.length()];
    }

    private <R extends Record> R bind(
            Class<R> type, String table, Map<?, ?> tree, boolean hasOverrides) {
        RecordComponent[] components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new @Nullable Object[components.length];
        for (int index = 0; index < components.length; index++) {
            RecordComponent component = components[index];
            String key = table.isEmpty() ? component.getName() : table + "." + component.getName();
            types[index] = component.getType();
            Object stored = tree.get(component.getName());
            values[index] =
                    component.getType().isRecord()
                            ? bind(
                                    component.getType().asSubclass(Record.class),
                                    key,
                                    asTable(key, stored),
                                    hasOverrides)
                            : value(key, component, stored, hasOverrides);
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException wrong) {
                throw bad((table.isEmpty() ? "" : "in [" + table + "]: ") + wrong.getMessage());
            }
            throw new IllegalStateException(type.getName(), refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName() + " cannot be made", impossible);
        }
    }

    private @Nullable Object value(
            String key, RecordComponent component, @Nullable Object stored, boolean hasOverrides) {
        var option = OptionInfo.of(key, component);
        if (hasOverrides && !option.isTables()) {
            String flag = flags.get(option.flag());
            if (flag != null) {
                return parse(option, "the flag " + option.flag(), flag);
            }
            String variable = variables.get(option.variable());
            if (variable != null) {
                return parse(option, "the variable " + option.variable(), variable);
            }
        }
        if (stored == null) {
            return option.isTables()
                    ? List.of()
                    : parse(option, "the default of " + key, option.option().value());
        }
        if (stored instanceof List<?> list && List.class.equals(component.getType())) {
            return parseElements(option, list);
        }
        if (stored instanceof Map || stored instanceof List) {
            throw bad(source + ": " + key + " must be one value");
        }
        return parse(option, source + ": " + key, stored.toString());
    }

    private List<Object> parseElements(OptionInfo option, List<?> list) {
        Class<?> element = OptionInfo.elementType(option.component());
        var values = new ArrayList<Object>();
        for (Object each : list) {
            if (element.isRecord()) {
                Map<?, ?> table = asTable(option.key(), each);
                Class<? extends Record> type = element.asSubclass(Record.class);
                checkFields(option.key(), table, type);
                values.add(bind(type, option.key(), table, false));
            } else if (each instanceof Map || each instanceof List) {
                throw bad(source + ": " + option.key() + " must be a list of plain values");
            } else {
                String name = option.component().getName();
                try {
                    Object value = Values.parse(element, name, each.toString());
                    if (value != null) {
                        values.add(value);
                    }
                } catch (IllegalArgumentException wrong) {
                    throw bad(
                            source
                                    + ": "
                                    + option.key()
                                    + " "
                                    + wrong.getMessage()
                                    + ", was \""
                                    + each
                                    + "\"");
                }
            }
        }
        return List.copyOf(values);
    }

    private void checkFields(String key, Map<?, ?> table, Class<? extends Record> type) {
        var names = new TreeSet<String>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
        }
        for (Object name : table.keySet()) {
            if (!names.contains(name.toString())) {
                throw bad(
                        source
                                + ": there is no option "
                                + name
                                + " in [["
                                + key
                                + "]]"
                                + nearest(name.toString(), names));
            }
        }
    }

    private static @Nullable Object parse(OptionInfo option, String where, String text) {
        RecordComponent component = option.component();
        try {
            return List.class.equals(component.getType())
                    ? Values.parseList(OptionInfo.elementType(component), component.getName(), text)
                    : Values.parse(component.getType(), component.getName(), text);
        } catch (IllegalArgumentException wrong) {
            String shown = option.option().isSecret() ? "" : ", was \"" + text + "\"";
            throw bad(where + " " + wrong.getMessage() + shown);
        }
    }

    private Map<?, ?> subtree(Map<String, Object> tree, String table) {
        return table.isEmpty() ? tree : asTable(table, tree.get(table));
    }

    private Map<?, ?> asTable(String key, @Nullable Object stored) {
        if (stored == null) {
            return Map.of();
        }
        if (stored instanceof Map<?, ?> table) {
            return table;
        }
        throw bad(source + ": " + key + " must be a table: [" + key + "]");
    }

    private static JackfieldException bad(String message) {
        return new JackfieldException(Code.INVALID_ARGUMENT, message);
    }
}
