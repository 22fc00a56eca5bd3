package io.jackfield.lua;

import io.jackfield.lua.compile.SecondTier;
import io.jackfield.lua.library.Grants;
import io.jackfield.lua.library.Libraries;
import io.jackfield.lua.machine.HotCompiler;
import io.jackfield.lua.machine.Machine;
import io.jackfield.lua.node.Translator;
import io.jackfield.lua.syntax.Dialect;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Options of a state. Not for several threads at a time. */
public final class LuaStateBuilder {
    /** What is off unless it is granted. */
    public enum Grant {
        /**
         * The library {@code io}: at most 1,000 files at a time, and the streams that {@link
         * #input}, {@link #output} and {@link #errors} name. What is open is written and closed
         * with the state.
         */
        IO,
        /**
         * {@code os.exit}, which throws {@link LuaExitException}, {@code getenv}, {@code remove},
         * {@code rename}, {@code tmpname} and {@code setlocale}.
         */
        OS,
        /** {@code os.execute}; with {@link #IO} also {@code io.popen}: any command of the shell. */
        PROCESS,
        /** {@code dofile} and {@code loadfile}: reading any file as source text. */
        LOAD_FILES,
        /** {@code require} and {@code module}, with files that {@code package.path} names. */
        PACKAGE,
        /**
         * All of {@code debug}, where {@code traceback} alone is always there. It reaches into
         * every function, metatables that are protected, and the registry. Functions that are
         * compiled by such a state mark their lines and stay interpreted: they take about twice the
         * time.
         */
        DEBUG,
        /** {@code collectgarbage("collect")} runs the collector of the JVM. */
        COLLECT
    }

    private final Set<Grant> grants = EnumSet.noneOf(Grant.class);
    private LuaBudget budget = LuaBudget.defaults();
    private Consumer<String> output = text -> {};
    private Consumer<String> errors = text -> {};
    private InputStream input = InputStream.nullInputStream();
    private @Nullable Path root;
    private final List<LuaLoader> loaders = new ArrayList<>();
    private boolean allowsGoto;
    private boolean allowsOperators;
    private boolean marksLines;
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
     * Where {@code print} and {@code io.stdout} write to; nowhere by default.
     *
     * @param target takes Lua strings with their line ends, on the thread that runs the state; an
     *     empty one where the script flushes
     */
    public LuaStateBuilder output(Consumer<String> target) {
        output = target;
        return this;
    }

    /**
     * Where {@code io.stderr} writes to; nowhere by default.
     *
     * @param target takes Lua strings, on the thread that runs the state
     */
    public LuaStateBuilder errors(Consumer<String> target) {
        errors = target;
        return this;
    }

    /**
     * Where {@code io.stdin} reads from; empty by default.
     *
     * @param source read on the thread that runs the state, which may wait for it beyond the time
     *     of its budget
     */
    public LuaStateBuilder input(InputStream source) {
        input = source;
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

    /**
     * The folder that all granted file functions keep to: names are relative to it, and none leads
     * out of it, by symbolic links neither. Whoever may change links in it while a script runs, or
     * has {@link Grant#PROCESS}, is not held by it. Without it, files are those of the process.
     *
     * @param folder which is there
     */
    public LuaStateBuilder root(Path folder) {
        root = folder;
        return this;
    }

    /**
     * Where {@code require} finds modules, asked in the order in which they were added. The library
     * {@code package} is there as soon as there is one.
     *
     * @param loader asked on the thread that runs the state
     */
    public LuaStateBuilder loader(LuaLoader loader) {
        loaders.add(loader);
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

    /** Compiles so that {@link LuaProfile} sees every line; it runs slower then. */
    public LuaStateBuilder marksLines() {
        marksLines = true;
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
        // Code of the second tier marks no lines, and debuggers want them.
        boolean isWatched = marksLines || grants.contains(Grant.DEBUG);
        HotCompiler compiler = isWatched ? HotCompiler.NONE : hotCompiler.get();
        Machine machine = new Machine(budget, new Translator(dialect, isWatched), compiler, output);
        Libraries.open(
                machine, new Grants(Set.copyOf(grants), input, errors, root, List.copyOf(loaders)));
        return machine;
    }
}
