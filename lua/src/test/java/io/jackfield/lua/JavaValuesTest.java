package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What Java gives to Lua is a value of Lua afterwards, or refused. */
class JavaValuesTest {
    private final LuaState state = LuaState.create();

    record Point(int x, int y) {}

    enum Color {
        RED
    }

    @AfterEach
    void close() {
        state.close();
    }

    private LuaFunction function(String source) {
        return state.load(state.compile(source, "=test"));
    }

    private @Nullable Object run(String source) {
        return state.call(function(source));
    }

    private void define(String name, LuaFunction.Body body) {
        state.globals().put(name, LuaFunction.of(name, body));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of((byte) -1, -1.0),
                Arguments.of((short) 7, 7.0),
                Arguments.of(42, 42.0),
                Arguments.of((1L << 53) + 1, 0x1p53),
                Arguments.of(Long.MAX_VALUE, 0x1p63),
                Arguments.of(1.5f, 1.5),
                Arguments.of(new BigDecimal("0.1"), 0.1),
                Arguments.of(BigInteger.TEN.pow(400), Double.POSITIVE_INFINITY),
                Arguments.of(new AtomicInteger(3), 3.0));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void otherNumbersBecomeDouble(Number given, double number) {
        assertThat(LuaTypes.value(given)).isEqualTo(number);
        LuaTable table = state.newTable(0, 0);
        table.put("value", given);
        table.put(given, "of key");
        assertThat(table.get("value")).isEqualTo(number);
        assertThat(table.get(number)).isEqualTo("of key");
        assertThat(table.get(given)).isEqualTo("of key");
        assertThat(table.positionOf(given)).isEqualTo(table.positionOf(number)).isNotNegative();
        define("give", a -> given);
        assertThat(run("return give()")).isEqualTo(number);
        assertThat(state.call(function("return ..."), given)).isEqualTo(number);
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.of(List.of(1), "LuaConversion.toLua"),
                Arguments.of(Map.of("a", 1), "LuaConversion.toLua"),
                Arguments.of(new Point(1, 2), "LuaConversion.toLua"),
                Arguments.of(Color.RED, "LuaConversion.toLua"),
                Arguments.of(new String[] {"a"}, "LuaConversion.toLua"),
                Arguments.of('x', "LuaText.encode"),
                Arguments.of(java.nio.CharBuffer.wrap("x"), "LuaText.encode"),
                Arguments.of(new char[] {'x'}, "LuaText.encode"),
                Arguments.of(new byte[] {1}, "LuaText.ofBytes"),
                Arguments.of(LuaValues.NONE, "LuaValues.first"),
                Arguments.of(new Object(), "LuaAccess or as LuaUserdata"));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void otherObjectsAreRefusedOnEveryWay(Object given, String advice) {
        LuaTable table = state.newTable(0, 0);
        LuaFunction same = function("return ...");
        refused(given, advice, () -> table.put("key", given));
        refused(given, advice, () -> table.put(1, given));
        refused(given, advice, () -> table.put(1.5, given));
        refused(given, advice, () -> table.put(given, "value"));
        refused(given, advice, () -> table.get(given));
        refused(given, advice, () -> table.positionOf(given));
        refused(given, advice, () -> state.call(same, given));
        refused(given, advice, () -> state.call(same, 1.0, given));
        refused(given, advice, () -> state.call(same, 1.0, 2.0, given));
        refused(given, advice, () -> state.callAll(same, 1.0, given));
        refused(given, advice, () -> state.callAll(given));
        refused(given, advice, () -> state.index(table, given));
        refused(given, advice, () -> state.index(given, "key"));
        refused(given, advice, () -> state.setIndex(table, "key", given));
        refused(given, advice, () -> state.setIndex(table, given, true));
        refused(given, advice, () -> state.setIndex(given, "key", true));
        refused(given, advice, () -> state.equal(given, 1.0));
        refused(given, advice, () -> state.lessThan(1.0, given));
        refused(given, advice, () -> state.toText(given));
        refused(given, advice, () -> new LuaException(given, null));
        assertThat(table.next(-1)).isEqualTo(-1);
    }

    private static void refused(
            Object given,
            String advice,
            org.assertj.core.api.ThrowableAssert.ThrowingCallable way) {
        assertThatIllegalArgumentException()
                .isThrownBy(way)
                .withMessageStartingWith(given.getClass().getTypeName() + " is no value of Lua: ")
                .withMessageContaining(advice);
    }

    @Test
    void valuesOfLuaStayTheSameObjects() {
        LuaTable table = new LuaTable();
        LuaFunction function = function("return 1");
        Object coroutine = run("return coroutine.create(function() end)");
        var userdata = new LuaUserdata(List.of(), null);
        for (Object value :
                Arrays.asList(null, true, 1.5, "x", table, function, coroutine, userdata)) {
            assertThat(LuaTypes.value(value)).isSameAs(value);
            assertThat(state.call(function("return ..."), value)).isSameAs(value);
        }
    }

    @Test
    void resultsOfLambdasAreNumbersOfLua() {
        define("one", a -> 1);
        define("several", a -> LuaValues.of(1, "x", null, 2L));
        assertThat(run("return one() + 1")).isEqualTo(2.0);
        assertThat(run("return type(one()) .. one() .. tostring(one() == 1)"))
                .isEqualTo("number1true");
        assertThat(state.callAll(function("return several()")))
                .containsExactly(1.0, "x", null, 2.0);
    }

    @Test
    void resultsThatAreNoValuesAreErrorsOfTheFunction() {
        define("list", a -> List.of(1));
        define("nested", a -> LuaValues.of("x", new Point(1, 2)));
        assertThat(run("return select(2, pcall(list))"))
                .asString()
                .contains("is no value of Lua: copy it with LuaConversion.toLua");
        assertThatThrownBy(() -> run("return nested()"))
                .isInstanceOf(LuaException.class)
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JavaValuesTest$Point is no value of Lua");
    }

    @Test
    void argumentsOfNestedCallsAreNumbersOfLua() {
        define("apply", a -> a.state().call(a.function(1), 1, 2L));
        define("applyAll", a -> a.state().callAll(a.get(1), 1, 2, 3.5f)[0]);
        assertThat(run("return apply(function(a, b) return a + b end)")).isEqualTo(3.0);
        assertThat(run("return applyAll(function(a, b, c) return a + b + c end)")).isEqualTo(6.5);
    }

    @Test
    void arraysOfOtherTypesAreArguments() {
        LuaFunction swap = function("local a, b = ... a, b = b, a return {a, b}, a, b, 1");
        assertThat(state.callAll(swap, (Object[]) new String[] {"x", "y"})).endsWith("y", "x", 1.0);
        Integer[] numbers = {1, 2};
        assertThat(state.callAll(swap, (Object[]) numbers)).endsWith(2.0, 1.0, 1.0);
        assertThat(numbers).containsExactly(1, 2);
    }

    @Test
    void fieldsOfEveryKindTakeOtherNumbers() {
        LuaTable table = state.newTable(2, 2);
        table.put(1, 10);
        table.put(2L, 20);
        table.put("x", 30);
        table.put(state.globals(), 40L);
        table.put(0.5, 50);
        state.setIndex(table, 3, 60);
        state.globals().put("t", table);
        assertThat(run("return t[1] + t[2] + t.x + t[_G] + t[0.5] + t[3]")).isEqualTo(210.0);
        assertThat(table.get(Integer.valueOf(1))).isEqualTo(10.0);
        assertThatIllegalArgumentException().isThrownBy(() -> table.put('x', 1));
        assertThat(state.index(table, 1)).isEqualTo(10.0);
        assertThat(state.equal(1, 1.0)).isTrue();
        assertThat(state.lessThan(1, 2)).isTrue();
        assertThat(state.toText(1)).isEqualTo("1");
    }

    @Test
    void weakTablesAndMetatablesOfUserdataTakeOtherNumbers() {
        LuaTable metatable = state.newTable(0, 2);
        metatable.put("__index", LuaFunction.of("__index", a -> 7));
        state.globals().put("u", new LuaUserdata(List.of(1), metatable));
        assertThat(run("return u.anything + 1")).isEqualTo(8.0);
        assertThat(run("weak = setmetatable({}, {__mode = 'k'}) return weak"))
                .isInstanceOfSatisfying(
                        LuaTable.class,
                        weak -> {
                            weak.put(1, 2);
                            assertThat(weak.get(1)).isEqualTo(2.0);
                            assertThatIllegalArgumentException()
                                    .isThrownBy(() -> weak.put(List.of(), 2));
                        });
    }

    @Test
    void valuesOfErrorsAreNumbersOfLua() {
        define(
                "fail",
                a -> {
                    throw new LuaException(5, null);
                });
        assertThat(run("return select(2, pcall(fail)) + 1")).isEqualTo(6.0);
    }
}
