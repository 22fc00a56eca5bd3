package io.jackfield.lua.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is visible while one function is parsed. */
final class Scope {
    static final int MOST_LOCALS = 200;
    static final int MOST_UPVALUES = 60;

    final @Nullable Scope outer;
    final int line;
    boolean isVararg;
    boolean usesVarargs;
    int loops;
    private final List<Local> active = new ArrayList<>();
    private final List<Upvalue> upvalues = new ArrayList<>();
    private final List<Labels> labels = new ArrayList<>();
    private int hidden;
    private int slots;

    /** A jump that found no label in the whole function. */
    Statement.@Nullable Goto unresolved;

    Scope(@Nullable Scope outer, int line) {
        this.outer = outer;
        this.line = line;
    }

    /** Labels of one block, and jumps that have found none so far. */
    private static final class Labels {
        final Set<String> names = new HashSet<>();
        final List<Statement.Goto> open = new ArrayList<>();
        boolean hasLabels;
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

    void openBlock() {
        labels.add(new Labels());
    }

    boolean label(String name) {
        Labels last = labels.getLast();
        last.hasLabels = true;
        return last.names.add(name);
    }

    void jump(Statement.Goto jump) {
        labels.getLast().open.add(jump);
    }

    /** Ends a block: jumps without a label in it look in the block around. */
    boolean closeBlock() {
        Labels closed = labels.removeLast();
        for (Statement.Goto jump : closed.open) {
            if (!closed.names.contains(jump.label()) && !labels.isEmpty()) {
                labels.getLast().open.add(jump);
            } else if (!closed.names.contains(jump.label())) {
                unresolved = jump;
            }
        }
        return closed.hasLabels;
    }
}
