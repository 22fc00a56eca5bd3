package io.jackfield.interop;

import static io.jackfield.interop.GobKind.basic;

import io.jackfield.gob.GobType;
import io.jackfield.gob.GobType.Basic;
import io.jackfield.gob.GobType.OpaqueKind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Types at random; the same text is the same type. */
final class GobKinds {
    private static final int DEEPEST = 4;

    private static final List<GobKind> BASIC =
            List.of(
                    basic("bool", Basic.BOOL),
                    basic("int8", Basic.INT),
                    basic("int16", Basic.INT),
                    basic("int32", Basic.INT),
                    basic("int64", Basic.INT),
                    basic("uint8", Basic.UINT),
                    basic("uint16", Basic.UINT),
                    basic("uint32", Basic.UINT),
                    basic("uint64", Basic.UINT),
                    basic("string", Basic.STRING),
                    basic("float32", Basic.FLOAT),
                    basic("float64", Basic.FLOAT),
                    basic("complex128", Basic.COMPLEX),
                    basic("bytes", Basic.BYTES),
                    basic("time", new GobType.Opaque("Time", OpaqueKind.GOB_ENCODER)),
                    basic("any", Basic.INTERFACE),
                    tree());

    /** How many of them may be the key of a map, without NaN and negative zero. */
    private static final int KEYS = 10;

    /** How many of them Go has registered for interface values. */
    private static final int REGISTERED = 12;

    private final Random random;
    private final Map<String, GobKind> made = new LinkedHashMap<>();

    GobKinds(Random random) {
        this.random = random;
    }

    private static GobKind tree() {
        return basic(
                "Tree",
                GobType.struct(
                        "Tree",
                        self ->
                                List.of(
                                        new GobType.Field("Value", Basic.INT),
                                        new GobType.Field("Left", self),
                                        new GobType.Field("Kids", GobType.slice(self)),
                                        new GobType.Field(
                                                "Named", GobType.map(Basic.STRING, self)))));
    }

    GobKind next() {
        return next(DEEPEST);
    }

    /** A basic type that interface values may have. */
    GobKind registered() {
        return BASIC.get(random.nextInt(REGISTERED));
    }

    private GobKind next(int deepest) {
        int choice = random.nextInt(deepest == 0 ? 4 : 12);
        return switch (choice) {
            case 4 -> pointer(next(deepest - 1));
            case 5, 6 -> slice(element(deepest));
            case 7 -> array(element(deepest), random.nextInt(4));
            case 8 -> map(BASIC.get(random.nextInt(KEYS)), element(deepest));
            case 9, 10, 11 -> struct(deepest);
            default -> BASIC.get(random.nextInt(BASIC.size()));
        };
    }

    /**
     * Neither a pointer, so that none can be nil where gob has no nil, nor bytes by another name.
     */
    private GobKind element(int deepest) {
        return next(deepest - 1).target();
    }

    GobKind struct(int deepest) {
        List<GobKind> parts = new ArrayList<>();
        List<GobType.Field> fields = new ArrayList<>();
        StringBuilder text = new StringBuilder("{");
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            GobKind part = next(deepest - 1);
            String name = "F" + (char) ('a' + i);
            parts.add(part);
            fields.add(new GobType.Field(name, part.type()));
            text.append(text.length() > 1 ? ";" : "").append(name).append(":").append(part);
        }
        return known(
                new GobKind(
                        text.append("}").toString(),
                        GobType.struct("", fields.toArray(GobType.Field[]::new)),
                        parts));
    }

    private GobKind pointer(GobKind to) {
        // Go has no interface behind a pointer in gob, and needs no pointer to one.
        return to.text().equals("any") ? to : known(new GobKind("*" + to, to.type(), List.of(to)));
    }

    private GobKind slice(GobKind of) {
        return of.text().equals("uint8")
                ? BASIC.get(13)
                : known(new GobKind("[]" + of, GobType.slice(of.type()), List.of(of)));
    }

    private GobKind array(GobKind of, int length) {
        return known(
                new GobKind(
                        "[" + length + "]" + of, GobType.array(length, of.type()), List.of(of)));
    }

    private GobKind map(GobKind key, GobKind of) {
        return known(
                new GobKind(
                        "map[" + key + "]" + of,
                        GobType.map(key.type(), of.type()),
                        List.of(key, of)));
    }

    private GobKind known(GobKind kind) {
        return made.computeIfAbsent(kind.text(), _ -> kind);
    }
}
