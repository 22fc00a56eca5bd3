package io.jackfield.hub;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the tests' plugin offers. */
public class Calculator {
    /** Holds calls of {@link #hold} until it is counted down. */
    public final CountDownLatch release = new CountDownLatch(1);

    /** Told of calls of {@link #hold}. */
    public final CountDownLatch held = new CountDownLatch(1);

    private @Nullable AsyncHook hook;

    /** One that holds calls. */
    public Calculator() {}

    /** Two numbers. */
    public record Pair(int a, int b) {}

    public int add(Pair pair) {
        return pair.a() + pair.b();
    }

    public String echo(String text) {
        return text;
    }

    public @Nullable Object any(@Nullable Object value) {
        return value;
    }

    public List<String> upper(List<String> words) {
        var upper = new ArrayList<String>();
        words.forEach(word -> upper.add(word.toUpperCase(java.util.Locale.ROOT)));
        return upper;
    }

    public Map<String, String> extend(Map<String, String> map) {
        map.put("C", "test");
        return map;
    }

    public String trace(CallContext context) {
        return context.trace();
    }

    public void fail(String text) throws IOException {
        throw new IOException(text);
    }

    public void refuse(String text) {
        throw new JackfieldException(Code.ABORTED, text);
    }

    public void panic() {
        throw new IllegalStateException("boom");
    }

    public @Nullable String nothing() {
        return null;
    }

    public CompletionStage<String> later(String text) {
        return CompletableFuture.completedFuture(text + " later");
    }

    public String hold() throws InterruptedException {
        held.countDown();
        if (!release.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody released it");
        }
        return "held";
    }

    public int emit(List<Object> values, CallContext wrongPlace) {
        return values.size() + wrongPlace.trace().length();
    }

    public int tell(CallContext context, List<Object> values) {
        values.forEach(context.hook()::emit);
        return values.size();
    }

    public void takeHook(AsyncHook given) {
        hook = given;
    }

    @PluginMethod(name = "hooked")
    public boolean hasHook() {
        return hook != null;
    }

    @PluginMethod(hidden = true)
    public String secret() {
        return "secret";
    }

    public String run(Runnable task) {
        return task.toString();
    }
}
