package io.jackfield.gob;

import org.jspecify.annotations.Nullable;

/** Reads one struct type of a stream into a record. Fields that the record lacks are skipped. */
final class RecordReader extends ValueReader {
    private final RecordShape shape;
    private final GobType.Struct wire;
    private final int[] slots;
    private final @Nullable ValueReader[] readers;

    RecordReader(RecordShape shape, GobType.Struct wire) {
        this.shape = shape;
        this.wire = wire;
        this.slots = new int[wire.fields().size()];
        this.readers = new @Nullable ValueReader[slots.length];
    }

    void bind(int field, int slot, ValueReader reader) {
        slots[field] = slot;
        readers[field] = reader;
    }

    @Override
    Object read(ValueParser from) {
        from.enter();
        int parts = shape.parts().size();
        @Nullable Object[] objects = new @Nullable Object[parts];
        long[] primitives = new long[parts];
        int field = from.nextField(-1, slots.length);
        while (field >= 0) {
            ValueReader reader = readers[field];
            if (reader == null) {
                from.skip(wire.fields().get(field).type());
            } else if (shape.parts().get(slots[field]).isPrimitive()) {
                primitives[slots[field]] = reader.readBits(from);
            } else {
                objects[slots[field]] = reader.read(from);
            }
            field = from.nextField(field, slots.length);
        }
        from.leave();
        return shape.make(objects, primitives);
    }
}
