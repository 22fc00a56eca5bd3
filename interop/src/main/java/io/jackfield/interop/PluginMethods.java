package io.jackfield.interop;

import io.jackfield.hub.AsyncHook;
import io.jackfield.hub.CallContext;
import io.jackfield.hub.PluginMethod;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the plugin of {@code interop/README.md} offers. */
public class PluginMethods implements AutoCloseable {
    private static final int MAX_BLOB = 64 << 20;
    private static final int MAX_MILLIS = 60_000;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    /** Two numbers. */
    public record Pair(long a, long b) {}

    /** Something to be sent later. */
    public record Later(long ms, @Nullable Object value) {}

    /** Nothing. */
    public record Empty() {}

    PluginMethods() {}

    public String echo(String text) {
        return text;
    }

    public @Nullable Object any(@Nullable Object value) {
        return value;
    }

    public long add(Pair pair) {
        return pair.a() + pair.b();
    }

    public void fail(String text) throws IOException {
        throw new IOException(text);
    }

    public void panic(@Nullable Object value) {
        throw new IllegalStateException(value == null ? "boom" : value.toString());
    }

    public String slow(long millis) throws InterruptedException {
        if (millis < 0 || millis > MAX_MILLIS) {
            throw new IllegalArgumentException(
                    "milliseconds must be 0 to " + MAX_MILLIS + ", was " + millis);
        }
        Thread.sleep(Duration.ofMillis(millis));
        return "slept " + millis + " ms";
    }

    public @Nullable Map<String, @Nullable Object> types(
            @Nullable Map<String, @Nullable Object> value) {
        return value;
    }

    /** The same, read into fields of Java and written again. */
    public @Nullable HubKinds kinds(@Nullable HubKinds value) {
        return value;
    }

    public String ping() {
        return "pong";
    }

    public Empty nothing(String text) {
        return new Empty();
    }

    @PluginMethod(name = "Null")
    public @Nullable Object nullResult() {
        return null;
    }

    public String blob(int length) {
        if (length < 0 || length > MAX_BLOB) {
            throw new IllegalArgumentException(
                    "length must be 0 to " + MAX_BLOB + ", was " + length);
        }
        return "x".repeat(length);
    }

    public String trace(CallContext context) {
        return context.trace();
    }

    public int emit(CallContext context, List<@Nullable Object> values) {
        for (Object value : values) {
            emitUnlessNull(context.hook(), value);
        }
        return values.size();
    }

    public String emitLater(CallContext context, Later later) {
        timer.schedule(
                () -> emitUnlessNull(context.hook(), later.value()),
                Math.clamp(later.ms(), 0, MAX_MILLIS),
                TimeUnit.MILLISECONDS);
        return "scheduled";
    }

    private static void emitUnlessNull(AsyncHook hook, @Nullable Object value) {
        if (value != null) {
            hook.emit(value);
        }
    }

    /** Ends the process without a word, as a crash does. */
    public void exit(int code) {
        Runtime.getRuntime().halt(code);
    }

    @PluginMethod(hidden = true)
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
