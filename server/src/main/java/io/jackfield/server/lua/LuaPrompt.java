package io.jackfield.server.lua;

import io.jackfield.lua.LuaBudgetException;
import io.jackfield.lua.LuaException;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Reads chunks, runs them and prints what they return. A chunk that is not finished goes on in the
 * next line.
 */
final class LuaPrompt {
    private static final int LONGEST = 1 << 20;

    private final LuaState state;
    private final LuaStreams streams;
    private final boolean isInteractive;

    LuaPrompt(LuaState state, LuaStreams streams, boolean isInteractive) {
        this.state = state;
        this.streams = streams;
        this.isInteractive = isInteractive;
    }

    /** Reads up to the end of the input, and gives the exit status. */
    int run() throws IOException {
        try (TypedLines lines =
                isInteractive
                        ? TerminalLines.open(state)
                        : new PlainLines(streams.in(), streams::print)) {
            streams.print("Lua 5.1 on Jackfield; the end of the input ends it.\n");
            streams.print("");
            for (String line = lines.read(prompt("_PROMPT", "> "));
                    line != null;
                    line = lines.read(prompt("_PROMPT", "> "))) {
                LuaFunction chunk = chunk(lines, line);
                if (chunk != null) {
                    run(chunk);
                }
                streams.print("");
            }
        }
        streams.print("\n");
        return 0;
    }

    private String prompt(String name, String otherwise) {
        return state.globals().get(name) instanceof String own ? own : otherwise;
    }

    /** The chunk that begins with this line; null if there is none, which has been said. */
    private @Nullable LuaFunction chunk(TypedLines lines, String first) throws IOException {
        String source = first.startsWith("=") ? "return " + first.substring(1) : first;
        while (true) {
            try {
                return LuaProgram.compiled(state, source, "=stdin");
            } catch (LuaException e) {
                String message = LuaProgram.message(e);
                boolean isUnfinished = message.strip().endsWith("'<eof>'");
                String next =
                        isUnfinished && source.length() < LONGEST
                                ? lines.read(prompt("_PROMPT2", ">> "))
                                : null;
                if (lines.wasDropped()) {
                    return null;
                }
                if (next == null) {
                    streams.error(LuaText.encode(message));
                    return null;
                }
                source += "\n" + next;
            }
        }
    }

    private void run(LuaFunction chunk) {
        try {
            @Nullable Object[] results = state.callAll(chunk);
            if (results.length > 0) {
                state.callAll(state.globals().get("print"), results);
            }
        } catch (LuaBudgetException e) {
            streams.error(LuaText.encode(LuaProgram.exceeded(e)));
        } catch (LuaException e) {
            streams.error(LuaText.encode(LuaProgram.message(e)));
        }
    }
}
