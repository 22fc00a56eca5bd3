package io.jackfield.server.lua;

import io.jackfield.lua.LuaBudgetException;
import io.jackfield.lua.LuaException;
import io.jackfield.lua.LuaExitException;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaProfile;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaStateBuilder;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs a script as {@code lua5.1} does: the same messages, on standard error, with our own name in
 * front.
 */
public final class LuaProgram {
    /** Exit status when a script fails. */
    public static final int FAILED = 1;

    /** Exit status when a budget is exceeded. */
    public static final int EXCEEDED = 3;

    private static final String NAME = "jackfield lua";
    private static final Duration SAMPLING = Duration.ofMillis(1);

    private final LuaSettings settings;
    private final LuaStreams streams;
    private final boolean isInteractive;

    /**
     * Prepares.
     *
     * @param settings what to do
     * @param in standard input
     * @param out standard output
     * @param errors standard error
     * @param isInteractive whether somebody types and reads
     */
    public LuaProgram(
            LuaSettings settings,
            InputStream in,
            OutputStream out,
            OutputStream errors,
            boolean isInteractive) {
        this.settings = settings;
        this.streams = new LuaStreams(in, out, errors, isInteractive);
        this.isInteractive = isInteractive;
    }

    /** Runs it to its end, and gives the exit status. */
    public int run() {
        LuaStateBuilder builder =
                LuaState.builder()
                        .budget(settings.budget())
                        .input(streams.in())
                        .output(streams::print)
                        .errors(streams::error);
        settings.grants().forEach(builder::grant);
        if (settings.isProfiled()) {
            builder.marksLines();
        }
        int status;
        try (LuaState state = builder.build()) {
            status = onVirtualThread(() -> settings.isProfiled() ? profiled(state) : run(state));
        }
        if (streams.finish()) {
            return status;
        }
        streams.error(NAME + ": standard output cannot be written\n");
        return status == 0 ? FAILED : status;
    }

    /** Coroutines that a thread of the system resumes take several times as long. */
    private static int onVirtualThread(Callable<Integer> program) {
        var task = new FutureTask<>(program);
        Thread.ofVirtual().name("lua").start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the script ended unexpectedly", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private int profiled(LuaState state) {
        LuaProfile profile = LuaProfile.start(state, SAMPLING);
        int status;
        try (profile) {
            status = run(state);
        }
        streams.error(LuaText.encode(ProfileTable.of(profile)));
        return status;
    }

    private int run(LuaState state) {
        try {
            return runAll(state);
        } catch (LuaExitException e) {
            return e.status();
        } catch (LuaBudgetException e) {
            streams.error(LuaText.encode(exceeded(e)));
            return EXCEEDED;
        } catch (LuaException e) {
            streams.error(LuaText.encode(NAME + ": " + message(e)));
            return FAILED;
        } catch (IOException e) {
            streams.error(LuaText.encode(NAME + ": " + e.getMessage() + "\n"));
            return FAILED;
        }
    }

    private int runAll(LuaState state) throws IOException {
        List<String> words = settings.words();
        arguments(state, words);
        for (String chunk : settings.chunks()) {
            state.callAll(compiled(state, LuaText.encode(chunk), "=(command line)"));
        }
        boolean hasNothing = settings.chunks().isEmpty() && words.isEmpty();
        boolean isPrompt = settings.isPrompt() || (hasNothing && isInteractive);
        if (!words.isEmpty() || (hasNothing && !isPrompt)) {
            script(state, words);
        }
        return isPrompt ? new LuaPrompt(state, streams, isInteractive).run() : 0;
    }

    private static void arguments(LuaState state, List<String> words) {
        LuaTable argument = state.newTable(words.size(), 2);
        argument.put(words.isEmpty() ? 0 : -1, NAME);
        for (int i = 0; i < words.size(); i++) {
            argument.put(i, LuaText.encode(words.get(i)));
        }
        state.globals().put("arg", argument);
    }

    private void script(LuaState state, List<String> words) throws IOException {
        boolean isStandardInput = words.isEmpty() || words.getFirst().equals("-");
        String source;
        if (isStandardInput) {
            source = LuaText.ofBytes(streams.in().readAllBytes());
        } else {
            source = read(words.getFirst());
        }
        @Nullable Object[] arguments =
                words.stream().skip(1).map(LuaText::encode).toArray(Object[]::new);
        String chunkName = isStandardInput ? "=stdin" : "@" + LuaText.encode(words.getFirst());
        String shown = source.startsWith("#") ? "--" + source : source;
        state.callAll(compiled(state, shown, chunkName), arguments);
    }

    private static String read(String name) throws IOException {
        try {
            return LuaText.ofBytes(Files.readAllBytes(Path.of(name)));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new IOException("cannot open " + name + ": No such file or directory", e);
        } catch (IOException e) {
            throw new IOException("cannot open " + name + ": cannot be read", e);
        }
    }

    static LuaFunction compiled(LuaState state, String source, String chunkName) {
        return state.load(state.compile(source, chunkName));
    }

    /** The message of an error, and its traceback, each line with its end. */
    static String message(LuaException error) {
        boolean isText = error.value() instanceof String || error.value() instanceof Double;
        String message = isText ? error.getMessage() : "(error object is not a string)";
        String traceback = isText ? error.traceback() : "";
        return message + "\n" + (traceback.isEmpty() ? "" : traceback + "\n");
    }

    /** Which budget was exceeded. */
    static String exceeded(LuaBudgetException e) {
        if (e.kind() == LuaBudgetException.Kind.INTERRUPTED) {
            return NAME + ": interrupted!\n";
        }
        String kind = e.kind().name().toLowerCase(Locale.ROOT);
        return NAME + ": budget exceeded (" + kind + "): " + e.getMessage() + "\n";
    }
}
