package io.jackfield.hub.replay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.core.JackfieldException;
import io.jackfield.hub.AsyncHook;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The recorded plugin that sends messages by itself. */
final class EmittingMethods extends GateMethods {
    private volatile @Nullable AsyncHook hook;

    public void useAsyncHook(AsyncHook given) {
        hook = given;
    }

    public long emit(List<@Nullable Object> values) {
        values.forEach(hook()::emit);
        return values.size();
    }

    public String emitOdd(TextMethods.@Nullable Empty nothing) {
        hook().emit(null);
        assertThatThrownBy(() -> hook().emit(Double.NaN)).isInstanceOf(JackfieldException.class);
        hook().emit(new ValueMethods.Point(3, 4));
        hook().emit("raw".getBytes(StandardCharsets.UTF_8));
        return "sent";
    }

    public String waitThenEmit(String gate) throws InterruptedException {
        String passed = pass("WaitThenEmit", gate);
        hook().emit("late " + passed);
        return passed + " done";
    }

    private AsyncHook hook() {
        return Objects.requireNonNull(hook);
    }
}
