package io.jackfield.lua.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What is visible while one function is parsed. */
final class Scope {
    static final int MOST_LOCALS = 200;
    static final int MOST_UPVALUES = 60;

    final @Nullable Scope outer;
    final int line;
    boolean isVararg;
    boolean usesVarargs;
    int loops;

    /** Levels of syntax around the function. */
    int levels;

    final Labels labels;
    private final List<Local> active = new ArrayList<>();
    private final List<Upvalue> upvalues = new ArrayList<>();
    private int hidden;
    private int slots;
    private int nextHidden;

    Scope(@Nullable Scope outer, int line, Lexer lexer) {
        this.outer = outer;
        this.line = line;
        this.labels = new Labels(this, lexer);
    }

    Local declare(String name) {
        Local local = new Local(name, active.size() + hidden);
        active.add(local);
        slots = Math.max(slots, active.size() + hidden);
        return local;
    }

    /** A local that is not visible yet: its own initial value does not see it. */
    Local prepare(String name, int ahead) {
        slots = Math.max(slots, active.size() + hidden + ahead + 1);
        return new Local(name, active.size() + hidden + ahead);
    }

    void activate(Local local) {
        active.add(local);
    }

    int hide(int count) {
        int base = active.size() + hidden;
        hidden += count;
        slots = Math.max(slots, active.size() + hidden);
        return base;
    }

    void unhide(int count) {
        hidden -= count;
    }

    /** A slot that nothing else in the statement uses, nor what is visible in it. */
    int hiddenSlot() {
        int slot = Math.max(nextHidden, active.size() + hidden);
        nextHidden = slot + 1;
        slots = Math.max(slots, nextHidden);
        return slot;
    }

    /** Statements that follow each other may have the same hidden slots. */
    void newStatement() {
        nextHidden = 0;
    }

    int locals() {
        return active.size() + hidden;
    }

    int visible() {
        return active.size();
    }

    void forget(int visible) {
        active.subList(visible, active.size()).clear();
    }

    int slots() {
        return slots;
    }

    List<Upvalue> upvalues() {
        return List.copyOf(upvalues);
    }

    int upvalueCount() {
        return upvalues.size();
    }

    @Nullable Local find(String name) {
        for (int i = active.size() - 1; i >= 0; i--) {
            if (active.get(i).name().equals(name)) {
                return active.get(i);
            }
        }
        return null;
    }

    /**
     * The number of the upvalue for a name, -1 if it is a global. While a function is parsed its
     * surroundings do not change, so a name means one thing in all of it.
     */
    int upvalue(String name) {
        for (int i = 0; i < upvalues.size(); i++) {
            if (upvalues.get(i).name().equals(name)) {
                return i;
            }
        }
        if (outer == null) {
            return -1;
        }
        Local local = outer.find(name);
        if (local != null) {
            local.capture();
            upvalues.add(new Upvalue(name, local, -1));
            return upvalues.size() - 1;
        }
        int number = outer.upvalue(name);
        if (number < 0) {
            return -1;
        }
        upvalues.add(new Upvalue(name, null, number));
        return upvalues.size() - 1;
    }

    /** An active local, 0 for the outermost. */
    Local active(int index) {
        return active.get(index);
    }
}
