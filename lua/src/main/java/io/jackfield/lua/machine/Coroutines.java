package io.jackfield.lua.machine;

import io.jackfield.lua.LuaBudgetException;
import io.jackfield.lua.LuaBudgetException.Kind;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Coroutines of a state that have begun and not ended. The collector of the JVM takes those that
 * nothing refers to, with their threads; until it has, a walk tells which of them count.
 */
final class Coroutines {
    // Of those that no walk found, so many times the limit are left to the collector.
    private static final long UNSEEN = 4;

    private final Machine machine;
    private final ReferenceQueue<Coroutine> collected = new ReferenceQueue<>();
    private final Set<Entry> counted = new LinkedHashSet<>();

    /**
     * Not found from Lua: abandoned, or held by an expression that is being evaluated, or by Java.
     */
    private final Set<Entry> unseen = new LinkedHashSet<>();

    private long begun;

    Coroutines(Machine machine) {
        this.machine = machine;
    }

    /** A coroutine as long as something else refers to it. */
    static final class Entry extends WeakReference<Coroutine> {
        private final long number;
        private boolean isUnseen;

        Entry(Coroutine coroutine, ReferenceQueue<Coroutine> collected, long number) {
            super(coroutine, collected);
            this.number = number;
        }
    }

    Entry begins(Coroutine coroutine) {
        forgetCollected();
        int limit = machine.budget().coroutines();
        if (counted.size() >= limit) {
            walk();
            if (counted.size() >= limit) {
                throw new LuaBudgetException(Kind.COROUTINES, "more than " + limit + " coroutines");
            }
            if (unseen.size() > UNSEEN * limit) {
                killYoungest(unseen.size() / 2);
            }
        }
        Entry entry = new Entry(coroutine, collected, ++begun);
        counted.add(entry);
        return entry;
    }

    void resumes(Entry entry) {
        if (entry.isUnseen) {
            entry.isUnseen = false;
            unseen.remove(entry);
            counted.add(entry);
        }
    }

    void ends(Entry entry) {
        var _ = counted.remove(entry) || unseen.remove(entry);
    }

    private void forgetCollected() {
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            ends((Entry) gone);
        }
    }

    private void walk() {
        Reachable reachable = new Reachable(machine);
        reachable.measure();
        Set<Object> reached = reachable.reached();
        machine.step(reached.size());
        counted.removeIf(
                entry -> {
                    Coroutine coroutine = entry.get();
                    if (coroutine == null || reached.contains(coroutine)) {
                        return coroutine == null;
                    }
                    entry.isUnseen = true;
                    return unseen.add(entry);
                });
    }

    /** Whoever makes and abandons so many made these last. */
    private void killYoungest(int count) {
        List<Entry> youngest =
                unseen.stream()
                        .sorted(Comparator.comparingLong((Entry entry) -> entry.number).reversed())
                        .limit(count)
                        .toList();
        youngest.forEach(Coroutines::kill);
        youngest.forEach(unseen::remove);
    }

    private static void kill(Entry entry) {
        Coroutine coroutine = entry.get();
        if (coroutine != null) {
            coroutine.kill();
        }
    }

    void killAll() {
        List<Entry> all = new ArrayList<>(counted);
        all.addAll(unseen);
        all.forEach(Coroutines::kill);
    }
}
