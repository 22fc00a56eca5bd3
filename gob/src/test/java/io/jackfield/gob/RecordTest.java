package io.jackfield.gob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.lang.invoke.MethodHandles;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RecordTest {
    record Point(long x, long y) {}

    record Named(@GobName("ID") int id, String size) {}

    record Numbers(
            boolean flag,
            byte b,
            short s,
            int i,
            long l,
            float f,
            double d,
            @Unsigned byte ub,
            @Unsigned short us,
            @Unsigned int ui,
            @Unsigned long ul,
            @Unsigned BigInteger big,
            Integer boxed,
            GobValue.Complex complex) {}

    record Composite(
            List<String> names,
            List<Point> points,
            Map<String, List<Point>> index,
            @FixedLength(2) List<Integer> pair,
            Point point,
            Optional<Point> maybe,
            Instant when,
            BigInteger number) {}

    record Tree(int value, Optional<Tree> left, List<Tree> kids) {}

    record Itself(Roundabout to) {}

    record Roundabout(Itself back) {}

    record Anything(@Nullable Object value, List<@Nullable Object> values) {}

    record Strict(String name) {
        Strict {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a name must not be empty");
            }
        }
    }

    record Newer(long x, long y, String note, Map<String, Point> extra) {}

    static final Gob GOB =
            Gob.builder(MethodHandles.lookup()).register("main.Point", Point.class).build();

    private static <T> T again(T value) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) value.getClass();
        return GOB.decoder().feed(GOB.encoder().encode(value)).next(type).orElseThrow();
    }

    private static void isUnsupported(Runnable action) {
        assertThatExceptionOfType(GobException.class)
                .isThrownBy(action::run)
                .extracting(GobException::kind)
                .isEqualTo(GobException.Kind.UNSUPPORTED);
    }

    @Test
    void bindsNamesAsGoDoes() {
        GobType type =
                GOB.decoder().feed(GOB.encoder().encode(new Named(1, ""))).peek().orElseThrow();
        assertThat(((GobType.Struct) type).fields())
                .extracting(GobType.Field::name)
                .containsExactly("ID", "Size");
        assertThat(type.name()).isEqualTo("Named");
    }

    @Test
    void carriesNumbersOfEverySize() {
        BigInteger most = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        var full =
                new Numbers(
                        true,
                        Byte.MIN_VALUE,
                        Short.MIN_VALUE,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        -Float.MAX_VALUE,
                        Double.MIN_VALUE,
                        (byte) -1,
                        (short) -1,
                        -1,
                        -1,
                        most,
                        Integer.MAX_VALUE,
                        new GobValue.Complex(1, Double.NaN));
        assertThat(again(full)).isEqualTo(full);
        var zero =
                new Numbers(
                        false,
                        (byte) 0,
                        (short) 0,
                        0,
                        0,
                        0,
                        0,
                        (byte) 0,
                        (short) 0,
                        0,
                        0,
                        BigInteger.ZERO,
                        0,
                        new GobValue.Complex(0, 0));
        assertThat(again(zero)).isEqualTo(zero);
    }

    @Test
    void carriesWhatIsMadeOfOthers() {
        var full =
                new Composite(
                        List.of("a", ""),
                        List.of(new Point(1, 2), new Point(0, 0)),
                        Map.of("k", List.of(new Point(3, 0))),
                        List.of(7, 0),
                        new Point(0, 9),
                        Optional.of(new Point(0, 0)),
                        Instant.parse("2025-08-03T12:30:45.123456789Z"),
                        new BigInteger("-340282366920938463463374607431768211456"));
        assertThat(again(full)).isEqualTo(full);
    }

    @Test
    @SuppressWarnings({"NullAway", "NullOptional"}) // What a careless caller may do.
    void sendsNullAsZero() {
        var nothing = new Composite(null, null, null, null, null, null, null, null);
        assertThat(again(nothing))
                .isEqualTo(
                        new Composite(
                                List.of(),
                                List.of(),
                                Map.of(),
                                List.of(0, 0),
                                new Point(0, 0),
                                Optional.empty(),
                                Instant.parse("0001-01-01T00:00:00Z"),
                                BigInteger.ZERO));
    }

    @Test
    void carriesRecordsThatContainThemselves() {
        Tree leaf = new Tree(3, Optional.empty(), List.of());
        Tree tree = new Tree(1, Optional.of(leaf), List.of(leaf, leaf));
        assertThat(again(tree)).isEqualTo(tree);
    }

    @Test
    void refusesRecordsThatCouldNotEnd() {
        isUnsupported(() -> GOB.encoder().encode(new Itself[0]));
    }

    @Test
    void carriesInterfaceValues() {
        var value =
                new Anything(
                        new Point(1, 2),
                        java.util.Arrays.asList(
                                1L,
                                "two",
                                null,
                                new Point(3, 4),
                                3.5,
                                true,
                                List.of(1L, Map.of("k", 1L))));
        assertThat(again(value)).isEqualTo(value);
        assertThat(again(new Anything(null, List.of()))).isEqualTo(new Anything(null, List.of()));
    }

    @Test
    void refusesInterfaceValuesThatAreNotRegistered() {
        GobEncoder encoder = GOB.encoder();
        isUnsupported(() -> encoder.encode(new Anything(Thread.State.NEW, List.of())));
    }

    @Test
    void skipsFieldsItDoesNotKnowAndZeroesThoseItDoesNotGet() {
        var newer = new Newer(1, 2, "note", Map.of("k", new Point(5, 6)));
        assertThat(GOB.decoder().feed(GOB.encoder().encode(newer)).next(Point.class))
                .hasValue(new Point(1, 2));
        assertThat(GOB.decoder().feed(GOB.encoder().encode(new Point(1, 2))).next(Newer.class))
                .hasValue(new Newer(1, 2, "", Map.of()));
    }

    @Test
    void tellsWhatAConstructorRefused() {
        assertThatExceptionOfType(GobException.class)
                .isThrownBy(
                        () ->
                                GOB.decoder()
                                        .feed(GOB.encoder().encode(new Named(1, "")))
                                        .next(Strictly.class))
                .withMessageContaining("a name must not be empty")
                .extracting(GobException::kind)
                .isEqualTo(GobException.Kind.MALFORMED);
    }

    record Strictly(@GobName("ID") int id, Strict name) {}

    @Test
    void leavesNoTraceOfAValueThatCannotBeSent() {
        GobEncoder encoder = GOB.encoder();
        GobDecoder decoder = GOB.decoder();
        assertThat(decoder.feed(encoder.encode(new Point(1, 1))).next(Point.class)).isPresent();
        isUnsupported(
                () -> encoder.encode(new Anything(new Point(0, 0), List.of(1L, Thread.State.NEW))));
        var good = new Anything(new Point(2, 2), List.of());
        assertThat(decoder.feed(encoder.encode(good)).next(Anything.class)).hasValue(good);
    }

    @Test
    void refusesAnObjectThatContainsItself() {
        var list = new java.util.ArrayList<@Nullable Object>();
        list.add(list);
        assertThatExceptionOfType(GobException.class)
                .isThrownBy(() -> GOB.encoder().encode(new Anything(null, list)))
                .extracting(GobException::kind)
                .isEqualTo(GobException.Kind.LIMIT);
    }

    @Test
    void saysWhatHasNoFormInGob() {
        record Bad(Thread thread) {}
        assertThatExceptionOfType(GobException.class)
                .isThrownBy(() -> GOB.encoder().encode(new Bad(Thread.currentThread())))
                .withMessageContaining("java.lang.Thread has no form in gob");
        isUnsupported(() -> GOB.encoder().encode('c'));
        isUnsupported(() -> GOB.encoder().encode(List.of(1)));
        isUnsupported(() -> Gob.create().encoder().encode(new Point(1, 2)));
    }

    @Test
    void carriesTypesThatAClassCannotName() {
        var type = new GobToken<Map<String, @Unsigned Long>>() {};
        var map = Map.of("most", -1L);
        assertThat(GOB.decoder().feed(GOB.encoder().encode(type, map)).next(type)).hasValue(map);
        assertThat(new GobToken<List<String>>() {}).isEqualTo(new GobToken<List<String>>() {});
        assertThat(type).isNotEqualTo(new GobToken<Map<String, Long>>() {});
    }

    @Test
    void carriesArrays() {
        assertThat(again(new long[] {1, -1})).containsExactly(1, -1);
        assertThat(again(new Point[] {new Point(1, 2)})).containsExactly(new Point(1, 2));
        assertThat(again(new byte[] {1, 2})).containsExactly(1, 2);
        assertThat(again(new String[][] {{"a"}, {}})).isDeepEqualTo(new String[][] {{"a"}, {}});
    }
}
