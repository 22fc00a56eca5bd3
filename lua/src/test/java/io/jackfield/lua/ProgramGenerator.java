package io.jackfield.lua;

import io.jackfield.lua.ExpressionGenerator.Kind;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random programs that end soon and whose output no address, no clock and no order of {@code pairs}
 * decides. They expect {@link #PRELUDE}. Loops are short; every function counts its calls.
 */
final class ProgramGenerator {
    /** What a program prints with, and what ends it when it calls too much. */
    static final String PRELUDE =
            """
            local calls = 0
            local function tick() calls = calls + 1 if calls > 500 then error('enough', 0) end end
            local function text(v)
              local kind = type(v)
              if kind == 'table' or kind == 'function' or kind == 'thread' then return kind end
              return tostring(v)
            end
            local function show(...)
              local out = {}
              for i = 1, select('#', ...) do
                local v = select(i, ...)
                out[i] = type(v) == 'string' and string.format('%q', v:sub(1, 200)) or text(v)
              end
              print(table.concat(out, ' '))
            end
            """;

    private static final List<String> EVENTS =
            List.of(
                    "add",
                    "sub",
                    "mul",
                    "div",
                    "mod",
                    "pow",
                    "unm",
                    "concat",
                    "eq",
                    "lt",
                    "le",
                    "index",
                    "newindex",
                    "call");

    private final RandomGenerator random;
    private final Variables variables = new Variables();
    private final ExpressionGenerator expressions;
    private final StringBuilder out = new StringBuilder();

    private ProgramGenerator(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.expressions = new ExpressionGenerator(random, variables);
    }

    /** The program of a seed, always the same, without the prelude. */
    static String program(long seed) {
        ProgramGenerator generator = new ProgramGenerator(seed);
        generator.statements(10, 3);
        return generator.out.toString();
    }

    private void statements(int most, int depth) {
        int mark = variables.mark();
        for (int count = 1 + random.nextInt(most); count > 0; count--) {
            statement(depth);
        }
        variables.backTo(mark);
    }

    private void statement(int depth) {
        switch (random.nextInt(depth > 0 ? 18 : 7)) {
            case 0, 1 -> local();
            case 2 -> assign();
            case 3, 4 -> line("show(", expressions.any(3), ", ", expressions.any(2), ")");
            case 5 -> line("show(pcall(function() return ", expressions.any(3), " end))");
            case 6 -> change();
            case 7 -> condition(depth);
            case 8, 9 -> loop(depth);
            case 10, 11 -> function(depth);
            case 12 -> coroutine(depth);
            case 13 -> metatable();
            case 14 -> guarded(depth);
            case 15 -> closures();
            case 16 -> sort();
            default -> multiple();
        }
    }

    private void line(String... parts) {
        out.append(String.join("", parts)).append('\n');
    }

    private Kind kind() {
        return expressions.kind();
    }

    private void local() {
        Kind kind = kind();
        String value = expressions.of(kind, 3);
        String name = variables.fresh("v");
        line("local ", name, " = ", value);
        variables.add(name, kind);
    }

    private void assign() {
        Kind kind = kind();
        String name = variables.oneOf(kind, random);
        String value = expressions.of(kind, 3);
        if (name == null) {
            line("g = ", value, " show(g)");
        } else if (kind == Kind.STRING) {
            line(name, " = string.sub(", value, ", 1, 50)");
        } else {
            line(name, " = ", value);
        }
    }

    private void change() {
        String list = variables.oneOf(Kind.LIST, random);
        String record = variables.oneOf(Kind.RECORD, random);
        String value = expressions.any(2);
        if (list != null && random.nextBoolean()) {
            line(
                    "table.insert(",
                    list,
                    ", ",
                    value,
                    ") show(#",
                    list,
                    ", table.remove(",
                    list,
                    ", 1))");
        } else if (record != null) {
            String key = random.nextBoolean() ? ".b" : "[ " + expressions.any(1) + "]";
            line("show(pcall(function() ", record, key, " = ", value, " end), ", record, ".b)");
        } else {
            line("show(", value, ")");
        }
    }

    private void condition(int depth) {
        line("if ", expressions.of(Kind.TRUTH, 2), " then");
        statements(3, depth - 1);
        line("elseif ", expressions.any(2), " then");
        statements(2, depth - 1);
        line("else");
        statements(2, depth - 1);
        line("end");
    }

    private void loop(int depth) {
        int mark = variables.mark();
        String name = variables.fresh("i");
        switch (random.nextInt(4)) {
            case 0 -> line("for ", name, " = 1, ", String.valueOf(random.nextInt(5)), " do");
            case 1 -> line("for ", name, " = 3, -1, -1.5 do");
            case 2 -> line("for ", name, ", v in ipairs(", expressions.of(Kind.LIST, 1), ") do");
            default ->
                    line(
                            "local ",
                            name,
                            " = 0 while ",
                            name,
                            " < 3 do tick() ",
                            name,
                            " = ",
                            name,
                            " + 1");
        }
        variables.add(name, Kind.NUMBER);
        statements(3, depth - 1);
        line(random.nextInt(4) == 0 ? "do break end end" : "end");
        variables.backTo(mark);
    }

    private void function(int depth) {
        String name = variables.fresh("f");
        int mark = variables.mark();
        line("local function ", name, "(a, b, ...)");
        line("tick()");
        variables.add("a", kind());
        variables.add("b", kind());
        statements(3, depth - 1);
        String last = random.nextInt(3) == 0 ? ", ..." : "";
        line("return ", expressions.any(2), last, " end");
        variables.backTo(mark);
        variables.add(name, Kind.FUNCTION);
        line("show(pcall(", name, ", ", expressions.any(1), ", ", expressions.any(1), ", 1, nil))");
    }

    private void coroutine(int depth) {
        String name = variables.fresh("c");
        int mark = variables.mark();
        line("local ", name, " = coroutine.create(function(a, b)");
        variables.add("a", kind());
        line("local x = coroutine.yield(", expressions.any(2), ")");
        variables.add("x", kind());
        statements(2, depth - 1);
        line("show(x, coroutine.yield(", expressions.any(1), ", ", expressions.any(1), "))");
        line("return ", expressions.any(2), " end)");
        variables.backTo(mark);
        String times = String.valueOf(2 + random.nextInt(3));
        line("for i = 1, ", times, " do");
        line("show(coroutine.resume(", name, ", ", expressions.any(1), ", i)) end");
        line("show(coroutine.status(", name, "))");
    }

    private void metatable() {
        String name = variables.fresh("m");
        StringBuilder events = new StringBuilder();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            String event = EVENTS.get(random.nextInt(EVENTS.size()));
            events.append("__").append(event).append(" = function(a, b) tick() return ");
            events.append(expressions.any(1)).append(" end, ");
        }
        line("local ", name, " = setmetatable({a = 1}, {", events.toString(), "})");
        Kind kind = random.nextBoolean() ? Kind.NUMBER : Kind.RECORD;
        variables.add(name, kind);
        List<String> operators = List.of("+", "-", "*", "/", "%", "^", "..", "==", "<", "<=", "~=");
        String operator = operators.get(random.nextInt(operators.size()));
        String other = random.nextBoolean() ? name : expressions.any(1);
        line("show(pcall(function() return ", name, " ", operator, " ", other, " end))");
        line("show(pcall(function() return ", name, ".b, -", name, ", ", name, "(1) end))");
    }

    private void guarded(int depth) {
        line("show(pcall(function(...)");
        statements(3, depth - 1);
        if (random.nextBoolean()) {
            line("error(", expressions.any(2), ", ", String.valueOf(random.nextInt(3)), ")");
        }
        line("end, ", expressions.any(1), "))");
    }

    private void closures() {
        String name = variables.fresh("k");
        line("local ", name, " = {}");
        line("for i = 1, 3 do local n = ", expressions.of(Kind.NUMBER, 2));
        line(name, "[i] = function(d) tick() n = n + (d or i) return n end end");
        line("show(pcall(", name, "[1], 2), ", name, "[2](", expressions.of(Kind.NUMBER, 1), "))");
        line("show(pcall(", name, "[1]))");
    }

    private void sort() {
        List<String> orders =
                List.of(
                        "",
                        ", function(a, b) return a > b end",
                        ", function(a, b) return #a < #b end");
        String order = orders.get(random.nextInt(orders.size()));
        String[] values = new String[3 + random.nextInt(8)];
        Kind kind = random.nextBoolean() ? Kind.NUMBER : Kind.STRING;
        for (int i = 0; i < values.length; i++) {
            values[i] = expressions.of(kind, 1) + " or 0";
        }
        String name = variables.fresh("s");
        line("local ", name, " = {", String.join(", ", values), "}");
        line("show(pcall(table.sort, ", name, order, "))");
        line("show(unpack(", name, "))");
    }

    private void multiple() {
        String first = variables.fresh("v");
        String second = variables.fresh("v");
        @Nullable String function = variables.oneOf(Kind.FUNCTION, random);
        String values = (function == null ? "unpack" : function) + "({1, 'two', false})";
        line("local ", first, ", ", second, " = ", values);
        variables.add(first, kind());
        line(first, ", ", second, " = ", second, ", ", first, " show(", first, ", ", second, ")");
    }
}
