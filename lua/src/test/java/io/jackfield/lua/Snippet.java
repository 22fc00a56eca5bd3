package io.jackfield.lua;

/** A small script in a state of its own, with what it printed; {@code snippets} does it in Lua. */
final class Snippet {
    private Snippet() {}

    static String run(String text) {
        return run(text, LuaState.builder());
    }

    static String run(String text, LuaStateBuilder builder) {
        StringBuilder printed = new StringBuilder();
        try (LuaState state = builder.output(printed::append).build()) {
            LuaPrototype compiled;
            try {
                compiled = state.compile(text, "=snippet");
            } catch (LuaException e) {
                return "refused: " + e.value() + "\n";
            }
            run(state, compiled, printed);
        }
        return printed.toString();
    }

    private static void run(LuaState state, LuaPrototype compiled, StringBuilder printed) {
        try {
            state.call(state.load(compiled));
        } catch (LuaException e) {
            Object shown = e.value() instanceof String message ? message : LuaTypes.name(e.value());
            printed.append("failed: ").append(shown).append('\n');
            printed.append(e.traceback().replaceFirst("\n\t\\[C\\]: \\?$", "")).append('\n');
        }
    }
}
