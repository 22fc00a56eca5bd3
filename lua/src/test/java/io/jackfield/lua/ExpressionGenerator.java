package io.jackfield.lua;

import java.util.List;
import java.util.random.RandomGenerator;

/** Random expressions, most of the kind that is wanted, so that most programs get somewhere. */
final class ExpressionGenerator {
    /** What an expression probably gives. */
    enum Kind {
        NUMBER,
        STRING,
        TRUTH,
        /** A table without holes: its length is defined. */
        LIST,
        /** A table whose length is not asked for. */
        RECORD,
        FUNCTION
    }

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "1",
                    "2",
                    "3",
                    "7",
                    "10",
                    "-1",
                    "-3",
                    "0.5",
                    "1e3",
                    "0x10",
                    "1/3",
                    "1e15",
                    "123456789012",
                    "2^53",
                    "-0.25",
                    "1e100",
                    "3.14159");
    private static final List<String> STRINGS =
            List.of(
                    "''",
                    "'a'",
                    "'abc'",
                    "'hello world'",
                    "'10'",
                    "'0x1F'",
                    "' 5 '",
                    "'1e2'",
                    "\"x=1, y=2\"",
                    "[[long\nstring]]",
                    "'tab\\there'",
                    "'\\65\\066\\0z'",
                    "'key'");
    private static final List<String> ARITHMETIC = List.of("+", "-", "*", "/", "%", "^", "+", "-");
    private static final List<String> COMPARISON = List.of("==", "~=", "<", "<=", ">", ">=");
    private static final List<String> PATTERNS =
            List.of(
                    "'%a+'",
                    "'(%w+)=(%w+)'",
                    "'%d'",
                    "'.-l'",
                    "'^h'",
                    "'o$'",
                    "'[^%s]+'",
                    "'()'",
                    "'(.)(.)'",
                    "'%s*'",
                    "'[a-c]?'",
                    "'%f[%w]%w+'",
                    "'%b()'",
                    "'x*'",
                    "'(a(b)c)'",
                    "'.'",
                    "'(%w)%1'",
                    "'%'",
                    "'[a'",
                    "'(a'");
    private static final List<String> REPLACEMENTS =
            List.of("'<%0>'", "'%1'", "''", "'%%'", "string.upper", "{a = 'A', key = 'K'}", "'%2'");
    private static final List<String> FORMATS =
            List.of(
                    "'%d'",
                    "'%5.1f'",
                    "'%s'",
                    "'%q'",
                    "'%-8s|'",
                    "'%05d'",
                    "'%x'",
                    "'%g'",
                    "'%c'",
                    "'%e'",
                    "'%+i'",
                    "'%.3s'",
                    "'%10.4s|'",
                    "'%u'",
                    "'%o'",
                    "'%#x'",
                    "'%%'",
                    "'%y'");

    private static final List<Kind> KINDS = List.of(Kind.values());

    private final RandomGenerator random;
    private final Variables variables;

    ExpressionGenerator(RandomGenerator random, Variables variables) {
        this.random = random;
        this.variables = variables;
    }

    Kind kind() {
        return oneOf(KINDS);
    }

    String any(int depth) {
        return random.nextInt(40) == 0 ? "nil" : of(kind(), depth);
    }

    String of(Kind wanted, int depth) {
        Kind kind = random.nextInt(60) == 0 ? kind() : wanted;
        String known = variables.oneOf(kind, random);
        if (known != null && random.nextInt(3) == 0) {
            return known;
        }
        return switch (kind) {
            case NUMBER -> depth <= 0 ? oneOf(NUMBERS) : number(depth - 1);
            case STRING -> depth <= 0 ? oneOf(STRINGS) : string(depth - 1);
            case TRUTH -> depth <= 0 ? oneOf(List.of("true", "false")) : truth(depth - 1);
            case LIST -> list(depth - 1);
            case RECORD -> record(depth - 1);
            case FUNCTION -> function(depth - 1);
        };
    }

    private String number(int depth) {
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 ->
                    of(Kind.NUMBER, depth) + operator(ARITHMETIC) + of(Kind.NUMBER, depth);
            case 4 -> "(" + of(Kind.NUMBER, depth) + ")";
            case 5 -> "- " + atom(Kind.NUMBER, depth).replace("(0)", "(1)");
            case 6 -> "#" + atom(random.nextBoolean() ? Kind.LIST : Kind.STRING, depth);
            case 7 -> of(Kind.LIST, 0) + "[ " + of(Kind.NUMBER, depth) + "]";
            case 8 -> "math.floor(" + of(Kind.NUMBER, depth) + ")";
            case 9 -> "math.max(" + of(Kind.NUMBER, depth) + ", " + of(Kind.NUMBER, depth) + ")";
            case 10 -> "tonumber(" + of(Kind.STRING, depth) + ")";
            case 11 -> "select('#', " + any(depth) + ", " + any(depth) + ")";
            case 12 -> "(" + of(Kind.STRING, depth) + "):byte(" + of(Kind.NUMBER, 0) + ")";
            default -> call(depth);
        };
    }

    private String string(int depth) {
        return switch (random.nextInt(13)) {
            case 0, 1 -> of(Kind.STRING, depth) + " .. " + of(Kind.STRING, depth);
            case 2 -> of(Kind.STRING, depth) + " .. " + of(Kind.NUMBER, depth);
            case 3 -> atom(Kind.STRING, depth) + ":upper()";
            case 4 -> atom(Kind.STRING, depth) + ":sub(" + of(Kind.NUMBER, 0) + ", -2)";
            case 5 -> "text(" + of(Kind.NUMBER, depth) + ")";
            case 6 -> "string.format(" + oneOf(FORMATS) + ", " + any(depth) + ")";
            case 7 -> "string.rep(" + of(Kind.STRING, 0) + ", " + random.nextInt(4) + ")";
            case 8 -> atom(Kind.STRING, depth) + ":match(" + oneOf(PATTERNS) + ")";
            case 9 ->
                    "(string.gsub("
                            + of(Kind.STRING, depth)
                            + ", "
                            + oneOf(PATTERNS)
                            + ", "
                            + oneOf(REPLACEMENTS)
                            + "))";
            case 10 -> "table.concat(" + of(Kind.LIST, depth) + ", ',')";
            case 11 -> "type(" + any(depth) + ")";
            default -> of(Kind.RECORD, 0) + "." + oneOf(List.of("a", "b", "c"));
        };
    }

    private String truth(int depth) {
        return switch (random.nextInt(7)) {
            case 0, 1 -> of(Kind.NUMBER, depth) + operator(COMPARISON) + of(Kind.NUMBER, depth);
            case 2 -> of(Kind.STRING, depth) + operator(COMPARISON) + of(Kind.STRING, depth);
            case 3 -> "not " + atom(Kind.TRUTH, depth);
            case 4 -> of(Kind.TRUTH, depth) + operator(List.of("and", "or")) + any(depth);
            case 5 -> any(depth) + " == " + any(depth);
            default -> "(pcall(" + of(Kind.FUNCTION, depth) + ", " + any(0) + "))";
        };
    }

    private String list(int depth) {
        if (depth <= 0) {
            return oneOf(List.of("({})", "({1, 2, 3})", "({'a', 'b'})", "({4, 'x', true})"));
        }
        return "({"
                + of(Kind.NUMBER, depth)
                + " or 0, "
                + of(Kind.STRING, depth)
                + " or '', "
                + of(Kind.TRUTH, depth)
                + " or false})";
    }

    private String record(int depth) {
        String[] fields = new String[1 + random.nextInt(3)];
        for (int i = 0; i < fields.length; i++) {
            String value = depth <= 0 ? oneOf(NUMBERS) : any(depth);
            fields[i] =
                    random.nextInt(3) == 0
                            ? "[ " + of(Kind.STRING, 0) + "] = " + value
                            : oneOf(List.of("a", "b", "c")) + " = " + value;
        }
        return "({" + String.join(", ", fields) + "})";
    }

    private String function(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> "(function(...) tick() return select('#', ...), ... end)";
            case 1 ->
                    "(function(a, b)"
                            + newline()
                            + "tick() return a"
                            + operator(ARITHMETIC)
                            + "b end)";
            case 2 -> "(function(x) tick() return " + any(depth) + ", x end)";
            default -> oneOf(List.of("text", "tonumber", "type", "math.abs", "string.len"));
        };
    }

    private String call(int depth) {
        return atom(Kind.FUNCTION, depth) + "(" + any(depth) + ", " + any(depth) + ")";
    }

    /** Something that binds stronger than any operator. */
    private String atom(Kind kind, int depth) {
        String text = of(kind, depth);
        boolean isName = text.chars().allMatch(Character::isLetterOrDigit);
        return isName && !Character.isDigit(text.charAt(0)) ? text : "(" + text + ")";
    }

    private String operator(List<String> operators) {
        String space = random.nextInt(12) == 0 ? newline() : " ";
        return " " + oneOf(operators) + space;
    }

    private static String newline() {
        return "\n";
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
