package io.jackfield.lua.compile;

import io.jackfield.lua.machine.Executable;
import io.jackfield.lua.machine.HotCompiler;
import io.jackfield.lua.machine.LuaClosure;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/** The second tier of one state: bytecode of the JVM for functions that are called often. */
public final class SecondTier implements HotCompiler {
    /** Calls that make a function worth it. */
    static final int DEFAULT_CALLS = 500;

    /** The JVM does not compile methods that are longer. */
    static final int MOST_CODE_BYTES = 8_000;

    /** Statements and expressions of one function: bounds the time of one attempt. */
    static final int MOST_PARTS = 1_500;

    // What stands between two functions of Lua: the call, the closure, the body itself.
    private static final int BASE_WEIGHT = 7;
    private static final int WORDS_OF_A_UNIT = 12;

    private static final Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType CONSTRUCTOR = MethodType.methodType(void.class, int.class);

    private final int calls;

    /** With the default threshold. */
    public SecondTier() {
        this(DEFAULT_CALLS);
    }

    /**
     * With a threshold of its own.
     *
     * @param calls that make a function hot, 1 for at once
     */
    public SecondTier(int calls) {
        this.calls = calls;
    }

    @Override
    public int callsUntilHot() {
        return calls;
    }

    @Override
    public @Nullable Executable compile(LuaClosure example) {
        try {
            FunctionCompiler.Compiled compiled = FunctionCompiler.compile(example, MOST_PARTS);
            return compiled == null || compiled.codeBytes() > MOST_CODE_BYTES
                    ? null
                    : define(compiled);
        } catch (Code.Unsupported e) {
            return null;
        }
    }

    private static Executable define(FunctionCompiler.Compiled compiled) {
        try {
            Lookup defined =
                    LOOKUP.defineHiddenClassWithClassData(
                            compiled.file(), compiled.constants(), true);
            int weight = BASE_WEIGHT + compiled.words() / WORDS_OF_A_UNIT + 1;
            return (Executable)
                    defined.findConstructor(defined.lookupClass(), CONSTRUCTOR).invoke(weight);
        } catch (Throwable e) {
            throw new LinkageError("the code of a Lua function does not link", e);
        }
    }
}
