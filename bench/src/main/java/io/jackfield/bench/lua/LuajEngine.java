package io.jackfield.bench.lua;

import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

import java.util.HashMap;
import java.util.Map;

/** LuaJ with its default interpreter and its standard libraries, without any budget. */
final class LuajEngine implements JavaEngine {
    private final Globals globals = JsePlatform.standardGlobals();
    private final Map<String, LuaValue> loaded = new HashMap<>();
    private final LuaTable table = new LuaTable();
    private final LuaValue successor = globals.load(Scripts.SUCCESSOR, "bench").call();

    LuajEngine() {
        table.set("field", 1);
    }

    @Override
    public String label() {
        return "LuaJ 3.0.1";
    }

    @Override
    public double run(String script, double argument) {
        LuaValue function =
                loaded.computeIfAbsent(
                        script, name -> globals.load(Scripts.source(name), name).call());
        return function.call(LuaValue.valueOf(argument)).todouble();
    }

    @Override
    public Object newState() {
        return JsePlatform.standardGlobals();
    }

    @Override
    public double readFields(int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += table.get("field").todouble();
        }
        return sum;
    }

    @Override
    public double callFunction(int count) {
        double value = 0;
        for (int i = 0; i < count; i++) {
            value = successor.call(LuaValue.valueOf(value)).todouble();
        }
        return value;
    }

    @Override
    public void close() {
        // It has nothing to close.
    }
}
