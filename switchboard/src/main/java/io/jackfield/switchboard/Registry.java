package io.jackfield.switchboard;

import io.jackfield.core.Cancellable;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The functions on offer by name, and who wants to know of changes. */
final class Registry {
    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final List<FunctionListener> listeners = new ArrayList<>(); // guarded by this
    private final int maxFunctions;

    Registry(int maxFunctions) {
        this.maxFunctions = maxFunctions;
    }

    @Nullable Entry find(String name) {
        return entries.get(name);
    }

    List<FunctionInfo> list(Predicate<FunctionInfo> wanted) {
        return entries.values().stream()
                .map(Entry::info)
                .filter(wanted)
                .sorted(Comparator.comparing(FunctionInfo::name))
                .toList();
    }

    synchronized List<Entry> add(List<Function> functions) {
        var names = new HashSet<String>();
        for (Function function : functions) {
            String name = function.info().name();
            if (!names.add(name) || entries.containsKey(name)) {
                throw new JackfieldException(
                        Code.ALREADY_EXISTS,
                        "a function named " + name + " is already offered; choose another name");
            }
        }
        if (entries.size() + functions.size() > maxFunctions) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED,
                    "at most " + maxFunctions + " functions may be offered, see maxFunctions");
        }
        List<Entry> added = functions.stream().map(Entry::new).toList();
        added.forEach(entry -> entries.put(entry.info().name(), entry));
        added.forEach(entry -> notify(listener -> listener.appeared(entry.info())));
        return added;
    }

    synchronized void remove(List<Entry> gone) {
        for (Entry entry : gone) {
            if (entries.remove(entry.info().name(), entry)) {
                notify(listener -> listener.vanished(entry.info()));
            }
        }
    }

    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    synchronized Cancellable onChange(FunctionListener listener) {
        listeners.add(listener);
        list(_ -> true).forEach(info -> guarded(listener, known -> known.appeared(info)));
        return () -> {
            synchronized (this) {
                listeners.remove(listener);
            }
        };
    }

    private void notify(Consumer<FunctionListener> news) {
        List.copyOf(listeners).forEach(listener -> guarded(listener, news));
    }

    private static void guarded(FunctionListener listener, Consumer<FunctionListener> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException e) {
            Failures.log("a listener of functions failed", e);
        }
    }
}
