package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.machine.Coroutine;
import io.jackfield.lua.machine.Levels;
import io.jackfield.lua.machine.Levels.Kind;
import io.jackfield.lua.machine.Levels.Level;
import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Machine;
import io.jackfield.lua.syntax.ChunkName;
import io.jackfield.lua.syntax.FunctionBody;

import org.jspecify.annotations.Nullable;

/** {@code debug.getinfo}. */
final class DebugInfo {
    static final LuaFunction FUNCTION = LuaFunction.of("getinfo", DebugInfo::getInfo);

    private static final String KNOWN = "SlunfL";

    private final LuaTable info;
    private final Level level;
    private final @Nullable LuaFunction function;

    private DebugInfo(LuaTable info, Level level, @Nullable LuaFunction function) {
        this.info = info;
        this.level = level;
        this.function = function;
    }

    private static @Nullable Object getInfo(LuaArguments arguments) {
        int shift = arguments.get(1) instanceof Coroutine ? 1 : 0;
        Object subject = arguments.get(shift + 1);
        String options = arguments.string(shift + 2, "flnSu");
        LuaFunction function = null;
        Level level;
        if (subject instanceof LuaFunction given) {
            function = given;
            boolean isLua = given instanceof LuaClosure;
            level = new Level(isLua ? Kind.LUA : Kind.JAVA, isLua ? (LuaClosure) given : null);
        } else if (subject instanceof Double
                || (subject instanceof String text && LuaNumbers.parse(text) != null)) {
            int number = arguments.smallInteger(shift + 1);
            level = level(arguments, number);
            if (level == null) {
                return null;
            }
            function = number == 0 && shift == 0 ? FUNCTION : level.closure();
        } else {
            throw arguments.bad(shift + 1, "function or level expected");
        }
        for (int i = 0; i < options.length(); i++) {
            if (KNOWN.indexOf(options.charAt(i)) < 0) {
                throw arguments.bad(shift + 2, "invalid option");
            }
        }
        LuaTable info = arguments.state().newTable(0, 12);
        var filled = new DebugInfo(info, level, function);
        options.chars().forEach(filled::fill);
        return info;
    }

    static @Nullable Level level(LuaArguments arguments, int level) {
        Machine machine = (Machine) arguments.state();
        boolean isOther =
                arguments.get(1) instanceof Coroutine other
                        && !DebugLibrary.isRunning(machine, other);
        return level < 0
                ? null
                : isOther
                        ? Levels.at((Coroutine) arguments.coroutine(1), level)
                        : Levels.at(machine, level);
    }

    private void fill(int option) {
        switch (option) {
            case 'S' -> source();
            case 'l' -> info.put("currentline", LuaNumbers.valueOf(level.line()));
            case 'u' -> {
                LuaClosure closure = level.closure();
                info.put("nups", closure == null ? 0.0 : DebugLibrary.upvalues(closure));
            }
            case 'n' -> {
                info.put("name", level.kind() == Kind.LOST ? "" : level.name());
                info.put("namewhat", level.name() == null ? "" : level.nameKind());
            }
            case 'f' -> info.put("func", function);
            default -> info.put("activelines", lines());
        }
    }

    private void source() {
        LuaClosure closure = level.closure();
        if (closure != null) {
            FunctionBody body = closure.prototype().source();
            put(body.chunkName(), ChunkName.shown(body.chunkName()));
            info.put("what", body.line() == 0 ? "main" : "Lua");
            info.put("linedefined", LuaNumbers.valueOf(body.line()));
            info.put("lastlinedefined", LuaNumbers.valueOf(body.line() == 0 ? 0 : body.lastLine()));
            return;
        }
        boolean isLost = level.kind() == Kind.LOST;
        put(isLost ? "=(tail call)" : "=[C]", isLost ? "(tail call)" : "[C]");
        info.put("what", isLost ? "tail" : "C");
        info.put("linedefined", -1.0);
        info.put("lastlinedefined", -1.0);
    }

    private void put(String source, String shown) {
        info.put("source", source);
        info.put("short_src", shown);
    }

    /** Lines with a statement in them, and the last one; null for functions of Java. */
    private @Nullable LuaTable lines() {
        LuaClosure closure = level.closure();
        if (closure == null) {
            return null;
        }
        LuaTable lines = new LuaTable();
        Object active = true;
        for (int line : ActiveLines.of(closure.prototype().source())) {
            lines.put(line, active);
        }
        return lines;
    }
}
