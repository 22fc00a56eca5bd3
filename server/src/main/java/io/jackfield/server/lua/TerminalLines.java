package io.jackfield.server.lua;

import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaText;

import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lines of a terminal, with history and completion. */
final class TerminalLines implements TypedLines {
    private static final int MOST_HISTORY = 1_000;

    private final Terminal terminal;
    private final LineReader reader;
    private boolean isDropped;

    private TerminalLines(Terminal terminal, LineReader reader) {
        this.terminal = terminal;
        this.reader = reader;
    }

    static TerminalLines open(LuaState state) throws IOException {
        // The other ways to a terminal need native access, which the process does not have.
        Terminal terminal =
                TerminalBuilder.builder()
                        .name("jackfield lua")
                        .system(true)
                        .exec(true)
                        .jni(false)
                        .ffm(false)
                        .dumb(true)
                        .build();
        // While a chunk runs; lines that are being typed have a handler of their own.
        terminal.handle(Terminal.Signal.INT, signal -> state.interrupt());
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(null);
        parser.setQuoteChars(null);
        LineReaderBuilder builder =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .parser(parser)
                        .completer(new GlobalNames(state))
                        .variable(LineReader.HISTORY_SIZE, MOST_HISTORY)
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.INSERT_TAB, true);
        Path history = history();
        if (history != null) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        return new TerminalLines(terminal, builder.build());
    }

    /** Where lines are kept for the next time; null if there is no such place. */
    private static @Nullable Path history() {
        String state = System.getenv("XDG_STATE_HOME");
        Path folder =
                state != null && !state.isEmpty()
                        ? Path.of(state)
                        : Path.of(System.getProperty("user.home"), ".local", "state");
        Path own = folder.resolve("jackfield");
        try {
            Files.createDirectories(own);
            return own.resolve("lua_history");
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public @Nullable String read(String prompt) {
        isDropped = false;
        try {
            return LuaText.encode(reader.readLine(LuaText.decode(prompt)));
        } catch (UserInterruptException e) {
            isDropped = true;
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    @Override
    public boolean wasDropped() {
        return isDropped;
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
