package io.jackfield.interop;

import io.jackfield.gob.GobItem;
import io.jackfield.gob.GobType;
import io.jackfield.gob.GobValue;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Values of given types at random, and the struct types that their interface values have. */
final class GobValues {
    private static final long YEAR_3000 = 94_600_000_000L;
    private static final List<String> TEXTS =
            List.of("", "a", "gob", "Größe", "тест", "\0", "a longer text ".repeat(20));

    private final Random random;
    private final GobKinds kinds;
    private final Map<String, GobKind> registered = new LinkedHashMap<>();

    GobValues(Random random, GobKinds kinds) {
        this.random = random;
        this.kinds = kinds;
    }

    /** The types registered for interface values, by name. */
    Map<String, GobKind> registered() {
        return registered;
    }

    GobItem next(GobKind kind) {
        return new GobItem(kind.type(), value(kind.target()));
    }

    private GobValue value(GobKind kind) {
        return switch (kind.text()) {
            case "bool" -> new GobValue.Bool(random.nextBoolean());
            case "int8", "int16", "int32", "int64" ->
                    new GobValue.Int(bits() >> (64 - Integer.parseInt(kind.text().substring(3))));
            case "uint8", "uint16", "uint32", "uint64" ->
                    new GobValue.Uint(bits() >>> (64 - Integer.parseInt(kind.text().substring(4))));
            case "float32" -> new GobValue.Real((float) real());
            case "float64" -> new GobValue.Real(real());
            case "complex128" -> new GobValue.Complex(real(), real());
            case "string" -> new GobValue.Text(TEXTS.get(random.nextInt(TEXTS.size())));
            case "bytes" ->
                    new GobValue.Bytes(
                            TEXTS.get(random.nextInt(TEXTS.size()))
                                    .getBytes(StandardCharsets.UTF_16));
            case "time" -> new GobValue.Opaque(time());
            case "any" -> anything();
            case "Tree" -> tree(3);
            default -> composite(kind);
        };
    }

    /** Small numbers as often as large ones, at every place of the word. */
    private long bits() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> (random.nextLong(5) - 2) << 56;
            case 2 -> random.nextLong() >> random.nextInt(60);
            default -> random.nextLong();
        };
    }

    private double real() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> -0.0;
            case 2 -> Double.POSITIVE_INFINITY;
            case 3 -> random.nextInt(1000);
            case 4 -> Float.MIN_VALUE;
            default -> random.nextGaussian();
        };
    }

    private byte[] time() {
        return ByteBuffer.allocate(15)
                .put((byte) 1)
                .putLong(1 + random.nextLong(YEAR_3000))
                .putInt(random.nextInt(1_000_000_000))
                .putShort((short) -1)
                .array();
    }

    private GobValue anything() {
        int choice = random.nextInt(4);
        if (choice == 0) {
            return new GobValue.Nil();
        }
        if (choice < 3) {
            GobKind basic = kinds.registered();
            return new GobValue.Interface(basic.text(), basic.type(), value(basic));
        }
        GobKind struct = kinds.struct(1);
        String name = "test/" + Integer.toHexString(struct.text().hashCode());
        registered.put(name, struct);
        return new GobValue.Interface(name, struct.type(), value(struct));
    }

    private GobValue tree(int deepest) {
        Map<String, GobValue> fields = new LinkedHashMap<>();
        fields.put("Value", new GobValue.Int(random.nextInt(100)));
        if (deepest > 0 && random.nextBoolean()) {
            fields.put("Left", tree(deepest - 1));
            fields.put(
                    "Kids",
                    new GobValue.Sequence(
                            random.nextBoolean()
                                    ? List.of()
                                    : List.of(tree(deepest - 1), tree(0))));
            fields.put(
                    "Named",
                    new GobValue.Mapping(
                            List.of(
                                    new GobValue.Entry(
                                            new GobValue.Text("k"), tree(deepest - 1)))));
        }
        return new GobValue.Struct(fields);
    }

    private GobValue composite(GobKind kind) {
        return switch (kind.type()) {
            case GobType.Sequence list -> {
                List<GobValue> elements = new ArrayList<>();
                int length = list.isArray() ? list.length() : random.nextInt(4);
                for (int i = 0; i < length; i++) {
                    elements.add(value(kind.of().getFirst()));
                }
                yield new GobValue.Sequence(elements);
            }
            case GobType.Mapping _ -> map(kind);
            case GobType.Struct struct -> {
                Map<String, GobValue> fields = new LinkedHashMap<>();
                for (int i = 0; i < kind.of().size(); i++) {
                    GobValue field = field(kind.of().get(i));
                    if (field != null) {
                        fields.put(struct.fields().get(i).name(), field);
                    }
                }
                yield new GobValue.Struct(fields);
            }
            case GobType.Basic _, GobType.Opaque _ -> throw new AssertionError(kind.text());
        };
    }

    private @Nullable GobValue field(GobKind kind) {
        boolean mayBeNil = kind.isPointer() || kind.type() instanceof GobType.Mapping;
        return mayBeNil && random.nextInt(3) == 0 ? null : value(kind.target());
    }

    private GobValue map(GobKind kind) {
        Map<String, GobValue.Entry> entries = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            GobValue key = value(kind.of().getFirst());
            entries.put(key.toString(), new GobValue.Entry(key, value(kind.of().getLast())));
        }
        return new GobValue.Mapping(List.copyOf(entries.values()));
    }
}
