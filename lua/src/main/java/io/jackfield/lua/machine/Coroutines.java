package io.jackfield.lua.machine;

import io.jackfield.lua.LuaBudgetException;
import io.jackfield.lua.LuaBudgetException.Kind;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Coroutines of a state that have begun and not ended. */
final class Coroutines {
    private final Machine machine;
    private final Set<Coroutine> alive = new LinkedHashSet<>();
    private int nextWalk = 64;

    Coroutines(Machine machine) {
        this.machine = machine;
    }

    void begins(Coroutine coroutine) {
        int limit = machine.budget().coroutines();
        if (alive.size() >= Math.min(nextWalk, limit)) {
            Reachable reachable = new Reachable(machine);
            reachable.measure();
            retain(reachable.reached());
            nextWalk = Math.max(64, 2 * alive.size());
            if (alive.size() >= limit) {
                throw new LuaBudgetException(Kind.COROUTINES, "more than " + limit + " coroutines");
            }
        }
        alive.add(coroutine);
    }

    void ends(Coroutine coroutine) {
        alive.remove(coroutine);
    }

    /** Ends all that were not reached. */
    private void retain(Set<Object> reached) {
        for (Coroutine coroutine : List.copyOf(alive)) {
            if (!reached.contains(coroutine)) {
                coroutine.kill();
            }
        }
    }

    void killAll() {
        List.copyOf(alive).forEach(Coroutine::kill);
    }
}
