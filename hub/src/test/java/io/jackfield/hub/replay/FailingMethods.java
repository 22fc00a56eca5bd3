package io.jackfield.hub.replay;

import io.jackfield.hub.PluginMethod;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;

/** The recorded plugin whose methods fail, in several ways. */
@SuppressWarnings("DoNotCallSuggester") // Failing is what they are for.
final class FailingMethods {

    /** One of its own kind. */
    static final class CodeException extends Exception {
        private static final long serialVersionUID = 1;

        CodeException(long code) {
            super("code " + code + ": нет");
        }
    }

    public String fail(String text) throws IOException {
        throw new IOException(text);
    }

    public long custom(long code) throws CodeException {
        throw new CodeException(code);
    }

    public String panicString(String text) {
        throw new IllegalStateException(text);
    }

    public String panicError(String text) {
        throw new IllegalArgumentException(text);
    }

    public long panicInt(long value) {
        throw new IllegalStateException(String.valueOf(value));
    }

    public long nilDeref(ValueMethods.Point point) {
        return point.x();
    }

    public long index(int at) {
        return new long[] {1, 2, 3}[at];
    }

    public long divide(long by) {
        return 1 / by;
    }

    @PluginMethod(name = "Chan")
    public Map<String, Object> unwritable(TextMethods.@Nullable Empty nothing) {
        return Map.of("channel", Double.NaN);
    }

    public String ping(TextMethods.@Nullable Empty nothing) {
        return "pong";
    }
}
