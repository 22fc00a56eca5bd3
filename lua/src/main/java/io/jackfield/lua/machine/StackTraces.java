package io.jackfield.lua.machine;

import io.jackfield.lua.syntax.ChunkName;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives errors that leave Lua a stack trace of Java, in which functions of Lua stand where the
 * interpreter ran.
 */
final class StackTraces {
    private static final int MOST_OF_LUA = 1_000;
    private static final int NATIVE = -2;
    private static final String MACHINE = StackTraces.class.getPackageName();
    private static final String MODULE = MACHINE.substring(0, MACHINE.lastIndexOf('.') + 1);
    private static final List<String> OURS =
            List.of("machine.", "node.", "compile.", "library.", "Lua", "JavaFunction", "Member");

    private final List<StackTraceElement> trace = new ArrayList<>();
    private @Nullable Frame next;

    private StackTraces(@Nullable Frame innermost) {
        this.next = innermost;
    }

    /** Keeps what ran in Java when an error left a call that a function of Java had made. */
    static void crosses(LuaError error) {
        if (error.getStackTrace().length == 0) {
            error.setStackTrace(new Throwable().getStackTrace());
        }
    }

    /**
     * Completes the trace of an error that ends a call from outside.
     *
     * @param innermost what was running in Lua
     */
    static void complete(RuntimeException error, @Nullable Frame innermost) {
        StackTraceElement[] here = new Throwable().getStackTrace();
        int outside = 0;
        while (outside < here.length && isOurs(here[outside])) {
            outside++;
        }
        var made = new StackTraces(innermost);
        Throwable cause = error.getCause();
        StackTraceElement[] own = error.getStackTrace();
        made.inside(own.length == 0 && cause != null ? cause.getStackTrace() : own, here, outside);
        while (made.next != null) {
            made.section();
        }
        made.trace.addAll(Arrays.asList(here).subList(outside, here.length));
        error.setStackTrace(made.trace.toArray(StackTraceElement[]::new));
    }

    /** What ran between the error and the call from outside. */
    private void inside(StackTraceElement[] known, StackTraceElement[] here, int outside) {
        int common = known.length - (here.length - outside);
        boolean isSameThread =
                common >= 0
                        && Arrays.equals(known, common, known.length, here, outside, here.length);
        int end = isSameThread ? common : afterLastOfOurs(known);
        for (StackTraceElement element : Arrays.asList(known).subList(0, end)) {
            if (isCallFromJava(element)) {
                section();
            } else if (!isOurs(element)) {
                trace.add(element);
            }
        }
    }

    private static int afterLastOfOurs(StackTraceElement[] known) {
        int end = known.length;
        while (end > 0 && !isOurs(known[end - 1])) {
            end--;
        }
        return end;
    }

    /** Functions of Lua up to the next call that a function of Java has made. */
    private void section() {
        boolean isWhole = false;
        while (next != null && !isWhole) {
            Frame frame = next;
            next = frame.caller;
            isWhole = frame.isCallFromJava;
            if (!isWhole && trace.size() < MOST_OF_LUA) {
                trace.add(element(frame));
            }
        }
    }

    private static StackTraceElement element(Frame frame) {
        Frame caller = frame.lostCallers > 0 ? null : frame.caller;
        Site place = caller == null || caller.isJava() ? null : caller.place();
        String name = place == null ? null : place.name();
        if (frame.isJava()) {
            return element(name == null ? "?" : name, null, NATIVE);
        }
        Prototype code = frame.closure.prototype();
        int begin = code.source().line();
        String file = ChunkName.shown(code.chunkName());
        String shown = begin == 0 ? "main chunk" : name == null ? "function:" + begin : name;
        return element(shown, file, frame.place().line());
    }

    private static StackTraceElement element(String name, @Nullable String file, int line) {
        return new StackTraceElement(null, null, null, "lua", name, file, line);
    }

    private static boolean isCallFromJava(StackTraceElement element) {
        return element.getMethodName().equals("nested")
                && element.getClassName().equals(Calls.class.getName());
    }

    private static boolean isOurs(StackTraceElement element) {
        String name = element.getClassName();
        return name.startsWith(MODULE)
                && OURS.stream().anyMatch(own -> name.startsWith(own, MODULE.length()));
    }
}
