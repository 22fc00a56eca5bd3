package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaLoader;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaStateBuilder.Grant;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaUserdata;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Machine;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** {@code require}, {@code module} and {@code package} (reference manual, section 5.3). */
final class PackageLibrary {
    private static final List<String> STANDARD =
            List.of("coroutine", "debug", "io", "math", "os", "string", "table", "utf8");

    private final LuaTable library;
    private final LuaTable loaded;
    private final LuaUserdata loading = new LuaUserdata(null, null);

    private PackageLibrary(Machine machine) {
        library = machine.newTable(0, 8);
        loaded = machine.newTable(0, 16);
    }

    static void open(Machine machine, Grants grants) {
        var own = new PackageLibrary(machine);
        LuaTable library = own.library;
        LuaTable loaded = own.loaded;
        LuaTable globals = machine.globals();
        loaded.put("_G", globals);
        loaded.put("package", library);
        STANDARD.forEach(name -> loaded.put(name, globals.get(name)));
        library.put("loaded", loaded);
        library.put("preload", machine.newTable(0, 0));
        library.put("config", "/\n;\n?\n!\n-");
        library.put("path", grants.has(Grant.PACKAGE) ? "./?.lua;./?/init.lua" : "");
        library.put("cpath", "");
        library.put("seeall", LuaFunction.of("seeall", PackageLibrary::seeAll));
        library.put("loadlib", LuaFunction.of("loadlib", PackageLibrary::loadLibrary));
        LuaTable loaders = machine.newTable(3, 0);
        loaders.put(1, LuaFunction.of("preload", own::preloaded));
        for (LuaLoader loader : grants.loaders()) {
            loaders.put(
                    loaders.length() + 1,
                    LuaFunction.of("loader", call -> found(call, loader.find(call.string(1)))));
        }
        if (grants.has(Grant.PACKAGE)) {
            loaders.put(
                    loaders.length() + 1,
                    LuaFunction.of(
                            "path",
                            call -> found(call, PathLoader.find(call, library, grants.files()))));
        }
        library.put("loaders", loaders);
        machine.registry().put("_LOADED", loaded);
        globals.put("package", library);
        globals.put("require", LuaFunction.of("require", own::require));
        globals.put("module", LuaFunction.of("module", own::module));
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean isLoading(@Nullable Object value) {
        return value == loading;
    }

    private @Nullable Object require(LuaArguments arguments) {
        String name = arguments.string(1);
        Object known = loaded.get(name);
        if (isLoading(known)) {
            throw arguments.error("loop or previous error loading module '" + name + "'");
        }
        if (known != null && !Boolean.FALSE.equals(known)) {
            return known;
        }
        LuaState state = arguments.state();
        LuaFunction loader = loader(arguments, name);
        loaded.put(name, loading);
        Object result = state.call(loader, name);
        if (result != null) {
            loaded.put(name, result);
        } else if (isLoading(loaded.get(name))) {
            loaded.put(name, true);
        }
        return loaded.get(name);
    }

    private LuaFunction loader(LuaArguments arguments, String name) {
        if (!(library.get("loaders") instanceof LuaTable loaders)) {
            throw arguments.error("'package.loaders' must be a table");
        }
        var places = new StringBuilder();
        for (int i = 1; ; i++) {
            arguments.state().step(10);
            Object searcher = loaders.get(i);
            if (searcher == null) {
                throw arguments.error("module '" + name + "' not found:" + places);
            }
            @Nullable Object[] answers = arguments.state().callAll(searcher, name);
            Object answer = answers.length == 0 ? null : answers[0];
            if (answer instanceof LuaFunction loader) {
                return loader;
            }
            if (answer instanceof String place) {
                arguments.state().allocateString(places.length() + place.length());
                places.append(place);
            }
        }
    }

    private @Nullable Object preloaded(LuaArguments arguments) {
        String name = arguments.string(1);
        if (!(library.get("preload") instanceof LuaTable preload)) {
            throw arguments.error("'package.preload' must be a table");
        }
        Object loader = arguments.state().index(preload, name);
        return loader == null ? "\n\tno field package.preload['" + name + "']" : loader;
    }

    private static Object found(LuaArguments arguments, LuaLoader.Found found) {
        return switch (found) {
            case LuaLoader.Missing missing -> {
                var places = new StringBuilder();
                missing.places().forEach(place -> places.append("\n\t").append(place));
                yield places.toString();
            }
            case LuaLoader.Source source -> compiled(arguments, source);
        };
    }

    private static Object compiled(LuaArguments arguments, LuaLoader.Source source) {
        String chunkName = source.chunkName();
        try {
            return LoadLibrary.compiled(arguments.state(), source.text(), chunkName);
        } catch (io.jackfield.lua.LuaException e) {
            throw arguments.error(
                    "error loading module '"
                            + arguments.string(1)
                            + "' from file '"
                            + chunkName.substring(1)
                            + "':\n\t"
                            + e.value());
        }
    }

    private static @Nullable Object loadLibrary(LuaArguments arguments) {
        arguments.string(1);
        arguments.string(2);
        return LuaValues.of(
                null, "dynamic libraries not enabled; check your Lua installation", "absent");
    }

    private Object module(LuaArguments arguments) {
        String name = arguments.string(1);
        Machine machine = (Machine) arguments.state();
        LuaTable module = named(arguments, name);
        if (arguments.state().index(module, "_NAME") == null) {
            module.put("_M", module);
            module.put("_NAME", name);
            module.put("_PACKAGE", name.substring(0, name.lastIndexOf('.') + 1));
        }
        if (!(machine.running(arguments, 1) instanceof LuaClosure caller)) {
            throw arguments.error("'module' not called from a Lua function");
        }
        caller.environment = module;
        for (int i = 2; i <= arguments.count(); i++) {
            arguments.state().callAll(arguments.function(i), module);
        }
        return LuaValues.NONE;
    }

    /** The table of a module: the one that is loaded, or the global of its name. */
    private LuaTable named(LuaArguments arguments, String name) {
        if (loaded.get(name) instanceof LuaTable known) {
            return known;
        }
        LuaTable at = arguments.state().globals();
        for (String part : name.split("\\.", -1)) {
            arguments.state().step(1);
            Object next = at.get(part);
            if (next == null) {
                next = arguments.state().newTable(0, 1);
                at.put(part, next);
            }
            if (!(next instanceof LuaTable table)) {
                throw arguments.error("name conflict for module '" + name + "'");
            }
            at = table;
        }
        loaded.put(name, at);
        return at;
    }

    private static Object seeAll(LuaArguments arguments) {
        LuaTable module = arguments.table(1);
        LuaTable metatable = module.metatable();
        if (metatable == null) {
            metatable = arguments.state().newTable(0, 1);
            module.setMetatable(metatable);
        }
        metatable.put("__index", arguments.state().globals());
        return LuaValues.NONE;
    }
}
