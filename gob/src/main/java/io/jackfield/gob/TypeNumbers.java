package io.jackfield.gob;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The numbers of the types of one stream being written. They are given out in the order Go does: a
 * struct before its fields, lists and maps after what they hold.
 */
final class TypeNumbers {
    private static final int OPEN = 0;

    private final IdentityHashMap<GobType, Integer> ids = new IdentityHashMap<>();
    private final IdentityHashMap<GobType, Boolean> sent = new IdentityHashMap<>();
    private final List<GobType> numberedNow = new ArrayList<>();
    private final List<GobType> sentNow = new ArrayList<>();
    private final int first;
    private int next;
    private int nextBefore;

    TypeNumbers(int first) {
        this.first = first;
        this.next = first;
    }

    /** A new value begins: what follows can be taken back. */
    void begin() {
        numberedNow.clear();
        sentNow.clear();
        nextBefore = next;
    }

    void undo() {
        numberedNow.forEach(ids::remove);
        sentNow.forEach(sent::remove);
        next = nextBefore;
    }

    boolean isFirstSending(GobType type) {
        if (type instanceof GobType.Basic || sent.putIfAbsent(type, true) != null) {
            return false;
        }
        sentNow.add(type);
        return true;
    }

    int id(GobType type) {
        if (type instanceof GobType.Basic basic) {
            return basic.id();
        }
        Integer known = ids.get(type);
        if (known != null) {
            return known;
        }
        numberedNow.add(type);
        ids.put(type, OPEN);
        switch (type) {
            case GobType.Struct struct -> {
                number(struct);
                for (GobType.Field field : struct.fields()) {
                    id(field.type());
                    number(field.type());
                }
            }
            case GobType.Sequence sequence -> {
                id(sequence.element());
                number(sequence);
                number(sequence.element());
            }
            case GobType.Mapping map -> {
                id(map.key());
                id(map.element());
                number(map);
                number(map.key());
                number(map.element());
            }
            case GobType.Opaque _, GobType.Basic _ -> number(type);
        }
        return ids.getOrDefault(type, first);
    }

    private void number(GobType type) {
        if (!(type instanceof GobType.Basic) && ids.getOrDefault(type, OPEN) == OPEN) {
            ids.put(type, fresh());
        }
    }

    /** A number no type has. */
    int fresh() {
        return next++;
    }
}
