package io.jackfield.lua.compile;

import io.jackfield.lua.machine.Executable;
import io.jackfield.lua.machine.HotCompiler;
import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.syntax.Statement;

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

    /** Compiled functions of one state. */
    static final int MOST_OF_A_STATE = 1_000;

    /** Compiled functions of all states of the JVM: what they take is the JVM's, not a state's. */
    static final int MOST_IN_ALL = 20_000;

    private static final LiveCode ALL = new LiveCode(MOST_IN_ALL);

    // What stands between two functions of Lua: the call, the closure, the body itself.
    private static final int BASE_WEIGHT = 7;
    private static final int WORDS_OF_A_UNIT = 12;

    private static final Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType CONSTRUCTOR = MethodType.methodType(void.class, int.class);

    private final int calls;
    private final LiveCode own;

    /** With the default threshold. */
    public SecondTier() {
        this(DEFAULT_CALLS, MOST_OF_A_STATE);
    }

    /**
     * With limits of its own.
     *
     * @param calls that make a function hot, 1 for at once
     * @param mostFunctions that this state compiles, as long as they are in use
     */
    public SecondTier(int calls, int mostFunctions) {
        this.calls = calls;
        this.own = new LiveCode(mostFunctions);
    }

    /** How many functions of this state are compiled. */
    public int size() {
        return own.size();
    }

    @Override
    public int callsUntilHot() {
        return calls;
    }

    @Override
    public @Nullable Executable compile(LuaClosure example) {
        return compiled(example, null);
    }

    @Override
    public @Nullable Executable compile(LuaClosure example, Statement loop) {
        return compiled(example, loop);
    }

    private @Nullable Executable compiled(LuaClosure example, @Nullable Statement loop) {
        if (!own.hasRoom() || !ALL.hasRoom()) {
            return null;
        }
        try {
            FunctionCompiler.Compiled code = FunctionCompiler.compile(example, loop, MOST_PARTS);
            return code == null || code.codeBytes() > MOST_CODE_BYTES ? null : define(code);
        } catch (Code.Unsupported e) {
            return null;
        }
    }

    private Executable define(FunctionCompiler.Compiled compiled) {
        try {
            Lookup defined =
                    LOOKUP.defineHiddenClassWithClassData(
                            compiled.file().array(), compiled.constants(), true);
            own.add(defined.lookupClass());
            ALL.add(defined.lookupClass());
            int weight = BASE_WEIGHT + compiled.words() / WORDS_OF_A_UNIT + 1;
            return (Executable)
                    defined.findConstructor(defined.lookupClass(), CONSTRUCTOR).invoke(weight);
        } catch (Throwable e) {
            throw new LinkageError("the code of a Lua function does not link", e);
        }
    }
}
