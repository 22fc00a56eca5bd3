package io.jackfield.gob;

import io.jackfield.gob.GobType.Basic;
import io.jackfield.gob.GobType.OpaqueKind;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Types, values and streams at random. */
final class RandomStreams {
    private static final List<Basic> BASIC = List.of(Basic.values());

    private final Random random;

    RandomStreams(long seed) {
        random = new Random(seed);
    }

    GobItem item() {
        GobType type = type(4);
        return new GobItem(type, value(type, 6));
    }

    private GobType type(int deepest) {
        return switch (deepest == 0 ? 0 : random.nextInt(10)) {
            case 1, 2 -> struct(deepest);
            case 3 -> GobType.slice(type(deepest - 1));
            case 4 -> GobType.array("A", random.nextInt(3), type(deepest - 1));
            case 5 -> {
                GobType element = type(deepest - 1);
                yield GobType.map("", Basic.STRING, _ -> element);
            }
            case 6 -> GobType.slice("Nest", self -> self);
            case 7 -> recursive(type(deepest - 1));
            case 8 -> new GobType.Opaque("", OpaqueKind.BINARY_MARSHALER);
            default -> BASIC.get(random.nextInt(BASIC.size()));
        };
    }

    private GobType struct(int deepest) {
        List<GobType.Field> fields = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            fields.add(new GobType.Field("F" + i, type(deepest - 1)));
        }
        return GobType.struct("S", _ -> fields);
    }

    private static GobType recursive(GobType other) {
        return GobType.struct(
                "R",
                self ->
                        List.of(
                                new GobType.Field("Self", self),
                                new GobType.Field("List", GobType.slice(self)),
                                new GobType.Field("Other", other)));
    }

    private GobValue value(GobType type, int deepest) {
        return switch (type) {
            case Basic basic -> basic(basic, deepest);
            case GobType.Opaque _ -> new GobValue.Opaque(bytes());
            case GobType.Sequence list -> {
                List<GobValue> elements = new ArrayList<>();
                int most = deepest <= 0 ? 0 : random.nextInt(4);
                for (int i = list.isArray() ? list.length() : most; i > 0; i--) {
                    elements.add(value(list.element(), deepest - 1));
                }
                yield new GobValue.Sequence(elements);
            }
            case GobType.Mapping map -> {
                List<GobValue.Entry> entries = new ArrayList<>();
                for (int i = deepest <= 0 ? 0 : random.nextInt(4); i > 0; i--) {
                    entries.add(
                            new GobValue.Entry(
                                    value(map.key(), deepest - 1),
                                    value(map.element(), deepest - 1)));
                }
                yield new GobValue.Mapping(entries);
            }
            case GobType.Struct struct -> {
                Map<String, GobValue> fields = new LinkedHashMap<>();
                for (GobType.Field field : struct.fields()) {
                    if (deepest > 0 && random.nextInt(3) > 0) {
                        fields.put(field.name(), value(field.type(), deepest - 1));
                    }
                }
                yield new GobValue.Struct(fields);
            }
        };
    }

    private GobValue basic(Basic type, int deepest) {
        return switch (type) {
            case BOOL -> new GobValue.Bool(random.nextBoolean());
            case INT -> new GobValue.Int(random.nextLong() >> random.nextInt(64));
            case UINT -> new GobValue.Uint(random.nextLong() >>> random.nextInt(64));
            case FLOAT -> new GobValue.Real(random.nextGaussian());
            case COMPLEX -> new GobValue.Complex(random.nextGaussian(), 0);
            case BYTES -> new GobValue.Bytes(bytes());
            case STRING -> new GobValue.Text("x".repeat(random.nextInt(200)));
            case INTERFACE -> {
                if (deepest <= 0 || random.nextInt(4) == 0) {
                    yield new GobValue.Nil();
                }
                GobType of = type(deepest > 3 ? 2 : 1);
                yield new GobValue.Interface("n", of, value(of, deepest - 1));
            }
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A stream of a few values. */
    byte[] stream(Gob gob) {
        GobEncoder encoder = gob.encoder();
        int size = 0;
        byte[] bytes = new byte[0];
        GobItem again = item();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            ByteBuffer part = encoder.encode(random.nextBoolean() ? again : item());
            bytes = java.util.Arrays.copyOf(bytes, size + part.remaining());
            int count = part.remaining();
            part.get(bytes, size, count);
            size += count;
        }
        return bytes;
    }

    /** The same with a few bytes changed, left out or put in. */
    byte[] mutated(byte[] stream) {
        List<Byte> bytes = new ArrayList<>();
        for (byte each : stream) {
            bytes.add(each);
        }
        for (int i = 1 + random.nextInt(4); i > 0 && !bytes.isEmpty(); i--) {
            int at = random.nextInt(bytes.size());
            switch (random.nextInt(4)) {
                case 0 -> bytes.remove(at);
                case 1 -> bytes.add(at, (byte) random.nextInt());
                case 2 -> bytes.set(at, (byte) (bytes.get(at) ^ (1 << random.nextInt(8))));
                default -> bytes.set(at, (byte) random.nextInt());
            }
        }
        byte[] changed = new byte[bytes.size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = bytes.get(i);
        }
        return changed;
    }

    byte[] noise() {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        return noise;
    }
}
