package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * The Java objects that scripts of one state have, each with its one userdata. Both are held
 * weakly: an entry goes with its userdata.
 */
final class Wrappers {
    private static final String NAME = "jackfield.wrappers";

    private final LuaState state;
    private final Map<LuaAccess<?>, LuaTable> metatables = new HashMap<>();
    private final Map<Key, Entry> entries = new HashMap<>();
    private final ReferenceQueue<LuaUserdata> gone = new ReferenceQueue<>();

    /** An object by identity, for one access. */
    private record Key(LuaAccess<?> access, int hash) {}

    /** One of those of a key, in a chain. */
    private static final class Entry extends WeakReference<LuaUserdata> {
        private final Key key;
        private @Nullable Entry next;

        Entry(Key key, LuaUserdata userdata, ReferenceQueue<LuaUserdata> gone) {
            super(userdata, gone);
            this.key = key;
        }
    }

    private Wrappers(LuaState state) {
        this.state = state;
    }

    static Wrappers of(LuaState state) {
        Object known = state.registry().get(NAME);
        if (known instanceof LuaUserdata holder && holder.object() instanceof Wrappers wrappers) {
            return wrappers;
        }
        var wrappers = new Wrappers(state);
        state.registry().put(NAME, new LuaUserdata(wrappers, null));
        return wrappers;
    }

    @SuppressWarnings("ReferenceEquality") // identity is what scripts see
    LuaUserdata wrap(Object object, LuaAccess<?> access) {
        forgetGone();
        var key = new Key(access, System.identityHashCode(object));
        Entry first = entries.get(key);
        for (Entry entry = first; entry != null; entry = entry.next) {
            LuaUserdata known = entry.get();
            if (known != null && known.object() == object) {
                return known;
            }
        }
        LuaTable metatable = metatables.computeIfAbsent(access, each -> each.metatable(state));
        state.allocate(96);
        var userdata = new LuaUserdata(object, metatable);
        var entry = new Entry(key, userdata, gone);
        entry.next = first;
        entries.put(key, entry);
        return userdata;
    }

    private void forgetGone() {
        for (Reference<? extends LuaUserdata> each = gone.poll();
                each != null;
                each = gone.poll()) {
            if (each instanceof Entry dead) {
                entries.computeIfPresent(dead.key, (_, first) -> without(first, dead));
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very entry
    private static @Nullable Entry without(Entry first, Entry dead) {
        if (first == dead) {
            return first.next;
        }
        for (Entry entry = first; entry.next != null; entry = entry.next) {
            if (entry.next == dead) {
                entry.next = dead.next;
                break;
            }
        }
        return first;
    }
}
