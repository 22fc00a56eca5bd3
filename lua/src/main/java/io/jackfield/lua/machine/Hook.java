package io.jackfield.lua.machine;

import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaNumbers;

import org.jspecify.annotations.Nullable;

/**
 * What {@code debug.sethook} has set. Only functions that were compiled with marked lines look for
 * it; statements are what is counted.
 */
public final class Hook {
    private final Machine machine;
    private final LuaFunction function;
    private final String mask;
    private final int count;
    private int left;

    /**
     * A hook.
     *
     * @param machine the state
     * @param function is called with the event, and with the line if that is the event
     * @param mask {@code c}, {@code r} and {@code l}
     * @param count statements from one call of the hook to the next, 0 for none
     */
    public Hook(Machine machine, LuaFunction function, String mask, int count) {
        this.machine = machine;
        this.function = function;
        this.mask = mask;
        this.count = count;
        this.left = count;
    }

    /** What it calls. */
    public LuaFunction function() {
        return function;
    }

    /** Its events. */
    public String mask() {
        return mask;
    }

    /** Statements from one call to the next, 0 for none. */
    public int count() {
        return count;
    }

    /**
     * A statement begins.
     *
     * @param frame is at it
     * @param before where the frame was
     */
    public void statement(Frame frame, int before) {
        if (count > 0 && --left <= 0) {
            left = count;
            run("count", null);
        }
        int line = frame.place().line();
        boolean isNew =
                before == 0
                        || frame.site <= before
                        || frame.closure.prototype().site(before).line() != line;
        if (isNew && mask.indexOf('l') >= 0) {
            run("line", LuaNumbers.valueOf(line));
        }
    }

    /** A function begins. */
    public void called() {
        if (mask.indexOf('c') >= 0) {
            run("call", null);
        }
    }

    /** A function returns, and with it those that tail calls have replaced. */
    public void returned(Frame frame) {
        if (mask.indexOf('r') >= 0) {
            run("return", null);
            for (int i = 0; i < frame.lostCallers; i++) {
                run("tail return", null);
            }
        }
    }

    private void run(String event, @Nullable Object line) {
        if (machine.isInHook) {
            return;
        }
        machine.isInHook = true;
        machine.enterJava();
        try {
            function.call2(machine, event, line);
        } finally {
            machine.isInHook = false;
        }
        machine.leaveJava();
    }
}
