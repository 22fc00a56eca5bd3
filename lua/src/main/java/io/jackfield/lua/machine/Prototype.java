package io.jackfield.lua.machine;

import io.jackfield.lua.LuaPrototype;
import io.jackfield.lua.syntax.FunctionBody;
import io.jackfield.lua.syntax.Local;
import io.jackfield.lua.syntax.Upvalue;

import java.util.List;

/** A compiled function: immutable, shared by states. */
public final class Prototype implements LuaPrototype {
    /** How many parameters it names. */
    final int parameters;

    /** How many slots a frame has. */
    final int slots;

    /** Whether it takes further arguments. */
    final boolean isVararg;

    /** Stack that one call takes, in units of about 100 bytes. */
    final int weight;

    private final FunctionBody source;
    private final Body body;
    private final List<Site> sites;

    /**
     * A function.
     *
     * @param source as it was parsed
     * @param body what it does
     * @param sites places that frames refer to by their index
     * @param weight stack that one call takes, in units
     */
    public Prototype(FunctionBody source, Body body, List<Site> sites, int weight) {
        this.source = source;
        this.body = body;
        this.sites = sites;
        this.weight = weight;
        this.parameters = source.parameters().size();
        this.slots = Math.max(source.slots(), parameters);
        this.isVararg = source.isVararg();
    }

    @Override
    public String chunkName() {
        return source.chunkName();
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

    Body body() {
        return body;
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
