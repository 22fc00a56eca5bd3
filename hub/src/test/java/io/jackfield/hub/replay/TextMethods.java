package io.jackfield.hub.replay;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.jackfield.hub.CallContext;
import io.jackfield.hub.PluginMethod;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Recorded plugins that take and give texts, for the most part. */
final class TextMethods {

    /** A struct without fields. */
    record Empty() {}

    static class Echoing {
        public String echo(@Nullable String text) {
            return or(text);
        }
    }

    /** Its one method is that of another class. */
    static final class Promoted extends Echoing {
        public long addInts(List<Long> two) {
            return two.stream().mapToLong(each -> each).sum();
        }
    }

    static final class Joining {
        public String join(String... parts) {
            return String.join("", parts);
        }

        public String ping(@Nullable Empty nothing) {
            return "pong";
        }
    }

    static final class HookByName {
        public String useAsyncHook(String text) {
            return text;
        }
    }

    static final class Reserved {
        public String async(String text) {
            return text;
        }

        public String shutdown(String text) {
            return text;
        }
    }

    /** None that a hub could call. */
    static final class Nothing {
        String hello() {
            return "not public";
        }
    }

    /** Two integers. */
    record Two(@JsonProperty("A") long a, @JsonProperty("B") long b) {}

    static final class Many extends Echoing {
        public long add(Two two) {
            return two.a + two.b;
        }

        public String concat(List<String> parts) {
            return String.join("", parts);
        }

        public long count(Map<String, Long> entries) {
            return entries.size();
        }

        public boolean flip(boolean value) {
            return !value;
        }

        public double half(double value) {
            return value / 2;
        }

        public String ping(@Nullable Empty nothing) {
            return "pong";
        }

        public Empty sink(@Nullable Object ignored) {
            return new Empty();
        }

        public List<String> split(String text) {
            return List.of(text.split(",", -1));
        }

        /** Letter by letter, as Go does. */
        public String upper(String text) {
            return text.codePoints()
                    .map(Character::toUpperCase)
                    .collect(
                            StringBuilder::new,
                            StringBuilder::appendCodePoint,
                            StringBuilder::append)
                    .toString();
        }

        public String twoIn(String one, String two) {
            return one + two;
        }

        public String ifaceIn(InputStream in) {
            return in.toString();
        }

        String hidden(String text) {
            return text;
        }
    }

    /** Texts of many lengths. */
    static final class Lengthy extends Echoing {
        public long len(@Nullable String text) {
            return or(text).getBytes(StandardCharsets.UTF_8).length;
        }

        public String make(int length) {
            return "0123456789abcdef".repeat(length / 16);
        }
    }

    static final class Remembering {
        private volatile String kept = "";

        public String noInput(@Nullable Empty nothing) {
            return "done";
        }

        public Empty noOutput(String text) {
            kept = text;
            return new Empty();
        }

        public @Nullable Empty noOutputPtr(String text) {
            kept = text;
            return null;
        }

        public Empty neither(@Nullable Empty nothing) {
            return new Empty();
        }

        public String last(@Nullable Empty nothing) {
            return kept;
        }

        public long strLen(@Nullable String text) {
            return or(text).length();
        }
    }

    /**
     * One of several with the same methods.
     *
     * @param tag tells it from the others
     */
    record Member(@PluginMethod(hidden = true) String tag) {
        public String who(String asked) throws IOException {
            return switch (tag) {
                case "bad" -> throw new IOException("bad member refuses " + asked);
                case "panic" -> throw new IllegalStateException("member panics on " + asked);
                default -> asked + " from " + tag;
            };
        }
    }

    /**
     * Tells the trace.
     *
     * @param hasKey whether it looks
     */
    record Tracing(@PluginMethod(hidden = true) boolean hasKey) {
        public String trace(CallContext context, @Nullable Empty nothing) {
            return hasKey && !context.trace().isEmpty() ? "trace=" + context.trace() : "no trace";
        }

        public boolean deadline(CallContext context, @Nullable Empty nothing) {
            return false;
        }
    }

    /** Go's zero text. */
    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private TextMethods() {}
}
