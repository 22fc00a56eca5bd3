package io.jackfield.gob;

import io.jackfield.gob.GobType.Field;

import java.util.ArrayList;
import java.util.List;

/**
 * One stream being written. Bytes gather in the innermost block; a type definition ends it and puts
 * it, with its length, into the block around it, or as a message into the stream.
 */
final class Encoding {
    private final Output stream = new Output();
    private final List<Output> blocks = new ArrayList<>();
    private final TypeNumbers numbers;
    private final GobLimits limits;
    private Output current = new Output();
    private int level;
    private int depth;

    Encoding(GobLimits limits, int firstId) {
        this.limits = limits;
        this.numbers = new TypeNumbers(firstId);
        blocks.add(current);
    }

    Output stream() {
        return stream;
    }

    /** Where values are written. */
    Output out() {
        return current;
    }

    void begin() {
        numbers.begin();
        level = 0;
        depth = 0;
        current = blocks.getFirst();
        current.reset();
    }

    void undo(int size) {
        numbers.undo();
        stream.truncate(size);
        begin();
    }

    void enter() {
        if (++depth > limits.depth()) {
            throw GobException.limit(
                    "values nest deeper than "
                            + limits.depth()
                            + "; raise the limit, or look for an object that contains itself");
        }
    }

    void leave() {
        depth--;
    }

    /** Ends the current block. */
    private void flush() {
        if (level == 0 && current.size() > limits.messageBytes()) {
            throw GobException.limit(
                    "a message of "
                            + current.size()
                            + " bytes; messageBytes is "
                            + limits.messageBytes());
        }
        (level == 0 ? stream : blocks.get(level - 1)).block(current);
    }

    /** Begins a value with its type: at the top, or in an interface. */
    void beginTyped(GobType type) {
        int id = numbers.id(type);
        define(type);
        current.integer(id);
        level++;
        if (level == blocks.size()) {
            blocks.add(new Output());
        }
        current = blocks.get(level);
        current.reset();
        singleton(type);
    }

    void endTyped() {
        flush();
        level--;
        current = blocks.get(level);
    }

    /** Begins the value of a message, which has no block of its own. */
    void beginMessage(GobType type) {
        int id = numbers.id(type);
        define(type);
        current.integer(id);
        singleton(type);
    }

    void endMessage() {
        flush();
    }

    private void singleton(GobType type) {
        if (!(type instanceof GobType.Struct)) {
            current.uint(0);
        }
    }

    private void define(GobType type) {
        if (!numbers.isFirstSending(type)) {
            return;
        }
        int id = numbers.id(type);
        current.integer(-(long) id);
        switch (type) {
            case GobType.Sequence array when array.isArray() -> {
                common(1, type, id);
                current.uint(1);
                current.integer(numbers.id(array.element()));
                if (array.length() != 0) {
                    current.uint(1);
                    current.integer(array.length());
                }
                end(array.element());
            }
            case GobType.Sequence slice -> {
                common(2, type, id);
                current.uint(1);
                current.integer(numbers.id(slice.element()));
                end(slice.element());
            }
            case GobType.Struct struct -> {
                common(3, type, id);
                fields(struct.fields());
                end(struct.fields().stream().map(Field::type).toArray(GobType[]::new));
            }
            case GobType.Mapping map -> {
                common(4, type, id);
                current.uint(1);
                current.integer(numbers.id(map.key()));
                current.uint(1);
                current.integer(numbers.id(map.element()));
                end(map.key(), map.element());
            }
            case GobType.Opaque opaque -> {
                // Go describes a type without a name, a pointer's, under a second number.
                common(
                        opaque.kind().wireKind(),
                        type,
                        opaque.name().isEmpty() ? numbers.fresh() : id);
                end();
            }
            case GobType.Basic _ -> throw new IllegalStateException("needs no definition");
        }
    }

    private void common(int kind, GobType type, int id) {
        current.uint(kind);
        current.uint(1);
        if (type.name().isEmpty()) {
            current.uint(2);
        } else {
            current.uint(1);
            current.text(type.name());
            current.uint(1);
        }
        current.integer(id);
        current.uint(0);
    }

    private void fields(List<Field> fields) {
        if (fields.isEmpty()) {
            return;
        }
        current.uint(1);
        current.uint(fields.size());
        for (Field field : fields) {
            current.uint(1);
            current.text(field.name());
            current.uint(1);
            current.integer(numbers.id(field.type()));
            current.uint(0);
        }
    }

    /** Ends the definition and sends those of the types it refers to. */
    private void end(GobType... parts) {
        current.uint(0);
        current.uint(0);
        flush();
        for (GobType part : parts) {
            define(part);
        }
    }
}
