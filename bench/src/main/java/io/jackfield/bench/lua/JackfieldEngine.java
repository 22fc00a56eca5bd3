package io.jackfield.bench.lua;

import io.jackfield.lua.LuaBudget;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Ours, with every budget on and none so low that it ends a measurement. */
final class JackfieldEngine implements JavaEngine {
    private static final LuaBudget BUDGET =
            LuaBudget.defaults()
                    .withSteps(1_000_000_000_000L)
                    .withTime(Duration.ofHours(1))
                    .withBytes(512L << 20)
                    .withStringBytes(64 << 20)
                    .withTableEntries(10_000_000);

    private final LuaState state = state();
    private final Map<String, LuaFunction> loaded = new HashMap<>();
    private final LuaTable table = state.newTable(0, 1);
    private final LuaFunction successor = function(Scripts.SUCCESSOR);

    JackfieldEngine() {
        table.put("field", 1.0);
    }

    private static LuaState state() {
        return LuaState.builder().budget(BUDGET).build();
    }

    private LuaFunction function(String source) {
        Object made = state.call(state.load(state.compile(source, "=bench")));
        if (made instanceof LuaFunction function) {
            return function;
        }
        throw new IllegalArgumentException("a script returns a function, not " + made);
    }

    private static double number(@Nullable Object value) {
        return value instanceof Double number ? number : Double.NaN;
    }

    @Override
    public String label() {
        return "Jackfield";
    }

    @Override
    public double run(String script, double argument) {
        LuaFunction function =
                loaded.computeIfAbsent(script, name -> function(Scripts.source(name)));
        return number(state.call(function, argument));
    }

    @Override
    public Object newState() {
        return state();
    }

    @Override
    public double readFields(int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += number(table.get("field"));
        }
        return sum;
    }

    @Override
    public double callFunction(int count) {
        double value = 0;
        for (int i = 0; i < count; i++) {
            value = number(state.call(successor, value));
        }
        return value;
    }

    @Override
    public void close() {
        state.close();
    }
}
