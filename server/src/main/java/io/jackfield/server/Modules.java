package io.jackfield.server;

import io.jackfield.server.config.Configuration;
import io.jackfield.server.config.OptionInfo;
import io.jackfield.server.spi.ServerModule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The modules on the class path, in the order of their names.
 *
 * @param all of them
 */
public record Modules(List<ServerModule<?>> all) {

    /**
     * The options of the server and of its modules, with values.
     *
     * @param source read again by a reload
     * @param server its own options
     * @param modules with theirs, in the order in which they start
     */
    public record Configured(
            Configuration source, ServerOptions server, Map<ServerModule<?>, Record> modules) {

        /** Every record by its table, as {@code config print} shows them. */
        public Map<String, Record> tables() {
            var tables = new LinkedHashMap<String, Record>();
            tables.put("", server);
            modules.forEach(
                    (module, options) -> {
                        if (options.getClass().getRecordComponents().length > 0) {
                            tables.put(module.name(), options);
                        }
                    });
            return tables;
        }
    }

    /** Finds them. */
    @SuppressWarnings("rawtypes") // the loader knows only the raw class
    public static Modules load() {
        var found = new ArrayList<ServerModule<?>>();
        for (ServerModule module : ServiceLoader.load(ServerModule.class)) {
            found.add(module);
        }
        found.sort(Comparator.comparing(module -> ((ServerModule<?>) module).name()));
        return new Modules(List.copyOf(found));
    }

    /** Every option there is. */
    public List<OptionInfo> options() {
        var options = new ArrayList<>(OptionInfo.of(ServerOptions.class, ""));
        all.forEach(module -> options.addAll(OptionInfo.of(module.options(), module.name())));
        return options;
    }

    /**
     * Gives every option its value.
     *
     * @param source where from
     * @throws io.jackfield.core.JackfieldException {@code INVALID_ARGUMENT} naming what is wrong
     */
    public Configured configure(Configuration source) {
        var server = source.bind(ServerOptions.class, "");
        var modules = new LinkedHashMap<ServerModule<?>, Record>();
        for (ServerModule<?> module : all) {
            modules.put(module, source.bind(module.options(), module.name()));
        }
        source.checkNothingUnknown(Set.of());
        return new Configured(source, server, modules);
    }
}
