package io.jackfield.lua.machine;

import io.jackfield.lua.LuaPrototype;
import io.jackfield.lua.syntax.FunctionBody;
import io.jackfield.lua.syntax.Local;
import io.jackfield.lua.syntax.Upvalue;

import java.util.List;

/** A compiled function: immutable, shared by states. */
public final class Prototype implements LuaPrototype {
    private static final long BASE_BYTES = 320;

    /** In the syntax tree and in what was made of it. */
    private static final long PART_BYTES = 120;

    /** How many parameters it names. */
    final int parameters;

    /** How many slots a frame has. */
    final int slots;

    /** Whether it takes further arguments. */
    final boolean isVararg;

    private final FunctionBody source;
    private final List<Site> sites;
    private final List<Prototype> inner;
    private final List<LocalScope> locals;
    private final int parts;

    /** Whether a script had it compiled: then what it takes is the state's. */
    private boolean isOfScript;

    /** The best form so far. Any thread may replace it: forms do the same. */
    private Executable body;

    /** Calls since the beginning. Threads may lose some: it is a hint. */
    private int heat;

    /**
     * A function.
     *
     * @param source as it was parsed
     * @param body what it does
     * @param sites places that frames refer to by their index
     * @param inner functions that it makes
     * @param locals where its locals are active; empty unless it was compiled with marked lines
     * @param parts statements and expressions, which tell what it takes
     */
    public Prototype(
            FunctionBody source,
            Executable body,
            List<Site> sites,
            List<Prototype> inner,
            List<LocalScope> locals,
            int parts) {
        this.locals = locals;
        this.parts = parts;
        this.source = source;
        this.body = body;
        this.sites = sites;
        this.inner = inner;
        this.parameters = source.parameters().size();
        this.slots = Math.max(source.slots(), parameters);
        this.isVararg = source.isVararg();
    }

    @Override
    public String chunkName() {
        return source.chunkName();
    }

    /** Says that a script had it compiled, those within as well. */
    void ofScript() {
        isOfScript = true;
        inner.forEach(Prototype::ofScript);
    }

    boolean isOfScript() {
        return isOfScript;
    }

    List<Prototype> inner() {
        return inner;
    }

    /** What it counts for without those within, in bytes. */
    long bytes() {
        return BASE_BYTES + PART_BYTES * parts;
    }

    /** The function as it was parsed. */
    public FunctionBody source() {
        return source;
    }

    /** What it takes from outside. */
    public List<Upvalue> upvalues() {
        return source.upvalues();
    }

    /** Names of its parameters. */
    public List<Local> parameterNames() {
        return source.parameters();
    }

    /** Where its locals are active. */
    List<LocalScope> locals() {
        return locals;
    }

    Executable body() {
        return body;
    }

    /**
     * The function that it makes from a part of its source.
     *
     * @param part identified by reference
     */
    @SuppressWarnings("ReferenceEquality")
    public Prototype inner(FunctionBody part) {
        for (Prototype candidate : inner) {
            if (candidate.source == part) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("a function is made where it stands in the source");
    }

    /**
     * Counts calls.
     *
     * @param calls how many
     * @return how many there have been; negative once {@link #attempt} was called
     */
    int heat(int calls) {
        heat += calls;
        return heat;
    }

    /** Tries once to get a faster form; false if it was tried before. */
    synchronized boolean attempt(HotCompiler compiler, LuaClosure example) {
        if (heat < 0) {
            return false;
        }
        heat = Integer.MIN_VALUE;
        Executable faster = compiler.compile(example);
        if (faster != null) {
            body = faster;
        }
        return true;
    }

    /**
     * The index of a place, -1 if it is none of this function's.
     *
     * @param place a place
     */
    public int indexOf(Site place) {
        return sites.indexOf(place);
    }

    /**
     * A place in it.
     *
     * @param index as frames keep it
     */
    public Site site(int index) {
        return sites.get(index);
    }
}
