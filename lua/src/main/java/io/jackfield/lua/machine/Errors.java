package io.jackfield.lua.machine;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaTypes;
import io.jackfield.lua.syntax.ChunkName;

import org.jspecify.annotations.Nullable;

/** Messages with positions and names, worded as Lua 5.1 words them. */
final class Errors {
    private static final int FRAMES_OF_A_STEP = 32;

    private final Machine machine;

    Errors(Machine machine) {
        this.machine = machine;
    }

    /** {@code attempt to … local 'x' (a nil value)}. */
    LuaError operand(String operation, @Nullable Object value, Named name) {
        String description = name.description();
        String type = LuaTypes.name(value);
        return machine.failure(
                1,
                "attempt to "
                        + operation
                        + (description == null
                                ? " a " + type + " value"
                                : " " + description + " (a " + type + " value)"));
    }

    /** The position of a level with colon and space; empty if it is not known. */
    String where(int level) {
        Frame frame = at(level);
        return frame == null || frame.isJava() ? "" : position(frame) + " ";
    }

    static String position(Frame frame) {
        return ChunkName.shown(frame.closure.prototype().chunkName())
                + ":"
                + frame.place().line()
                + ":";
    }

    /** The frame of a level, 1 being the innermost; null if lost by a tail call or beyond. */
    @Nullable Frame at(int level) {
        int left = level;
        int passed = 0;
        Frame frame = machine.frame;
        while (frame != null) {
            if (--left <= 0) {
                return left == 0 ? frame : null;
            }
            left -= frame.lostCallers;
            if (left <= 0) {
                return null;
            }
            frame = frame.caller;
            if (++passed == FRAMES_OF_A_STEP) {
                passed = 0;
                machine.step(1);
            }
        }
        return null;
    }

    /** Whether a level exists, lost ones included. */
    boolean exists(int level) {
        int left = level;
        for (Frame frame = machine.frame; frame != null; frame = frame.caller) {
            left -= 1 + frame.lostCallers;
            if (left <= 0) {
                return true;
            }
        }
        return false;
    }

    /** The function at a level that a function of Java was given. */
    LuaFunction running(LuaArguments arguments, int level) {
        Frame found = at(level);
        if (found == null) {
            throw exists(level)
                    ? machine.failure(1, "no function environment for tail call at level " + level)
                    : arguments.bad(1, "invalid level");
        }
        return found.closure;
    }

    /** Chunk and line of the function of Lua that runs; empty if none does. */
    String position() {
        Frame at = machine.frame;
        while (at != null && at.isJava()) {
            at = at.caller;
        }
        if (at == null) {
            return "";
        }
        String position = position(at);
        return position.substring(0, position.length() - 1);
    }

    LuaError badArgument(String name, int index, String detail) {
        Frame frame = machine.frame;
        String shown = name.isEmpty() ? "?" : name;
        int argument = index;
        if (frame != null && !frame.isJava()) {
            Site place = frame.place();
            shown = place.name() == null ? "?" : place.name();
            if ("method".equals(place.kind()) && --argument == 0) {
                return machine.error(1, "calling '" + shown + "' on bad self (" + detail + ")");
            }
        } else if (frame != null) {
            shown = "?";
        }
        return machine.error(
                1, "bad argument #" + argument + " to '" + shown + "' (" + detail + ")");
    }
}
