package io.jackfield.lua;

import io.jackfield.lua.compile.SecondTier;
import io.jackfield.lua.library.Libraries;
import io.jackfield.lua.machine.HotCompiler;
import io.jackfield.lua.machine.Machine;
import io.jackfield.lua.node.Translator;
import io.jackfield.lua.syntax.Dialect;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Options of a state. Not for several threads at a time. */
public final class LuaStateBuilder {
    /** What is off unless it is granted. */
    public enum Grant {
        /** {@code dofile} and {@code loadfile}: reading any file as source text. */
        LOAD_FILES,
        /** {@code collectgarbage("collect")} runs the collector of the JVM. */
        COLLECT
    }

    private final Set<Grant> grants = EnumSet.noneOf(Grant.class);
    private LuaBudget budget = LuaBudget.defaults();
    private Consumer<String> output = text -> {};
    private boolean allowsGoto;
    private boolean allowsOperators;
    private Supplier<HotCompiler> hotCompiler = SecondTier::new;

    LuaStateBuilder() {}

    /**
     * What a call may cost; {@link LuaBudget#defaults()} otherwise.
     *
     * @param limits the limits
     */
    public LuaStateBuilder budget(LuaBudget limits) {
        budget = limits;
        return this;
    }

    /**
     * Where {@code print} writes to; nowhere by default.
     *
     * @param target takes Lua strings with their line ends, on the thread that runs the state
     */
    public LuaStateBuilder output(Consumer<String> target) {
        output = target;
        return this;
    }

    /**
     * Grants something that is off by default.
     *
     * @param grant what
     */
    public LuaStateBuilder grant(Grant grant) {
        grants.add(grant);
        return this;
    }

    /** Allows {@code goto} and labels, as in Lua 5.2; {@code goto} is no name then. */
    public LuaStateBuilder allowGoto() {
        allowsGoto = true;
        return this;
    }

    /** Allows {@code //} and the bit operators of Lua 5.3. */
    public LuaStateBuilder allowOperators() {
        allowsOperators = true;
        return this;
    }

    /** How functions that are called often become faster; for tests. */
    LuaStateBuilder hotCompiler(Supplier<HotCompiler> maker) {
        hotCompiler = maker;
        return this;
    }

    /** Makes the state; closing it is the caller's duty. */
    public LuaState build() {
        Dialect dialect = new Dialect(allowsGoto, allowsOperators);
        Machine machine = new Machine(budget, new Translator(dialect), hotCompiler.get(), output);
        Libraries.open(machine, grants);
        return machine;
    }
}
