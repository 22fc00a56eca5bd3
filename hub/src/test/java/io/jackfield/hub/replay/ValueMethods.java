package io.jackfield.hub.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.jackfield.hub.Described;
import io.jackfield.hub.PluginMethod;

import org.jspecify.annotations.Nullable;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recorded plugins that take and give values of several parts. */
final class ValueMethods {

    /** A point. */
    record Point(@JsonProperty("X") long x, @JsonProperty("Y") long y) {}

    /** What is saved. */
    record Entry(long id, @Nullable String name, @Nullable String note) {}

    /** Whether it was saved. */
    record Saved(boolean ok) {}

    static final class Saving {
        public Saved save(Entry entry) {
            return new Saved(entry.id > 0);
        }
    }

    static final class Times {
        private static final OffsetDateTime ZERO =
                OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

        public OffsetDateTime later(@Nullable OffsetDateTime time) {
            return (time == null ? ZERO : time).plusHours(1);
        }

        @PluginMethod(name = "Double")
        public long twice(long nanos) {
            return 2 * nanos;
        }

        public OffsetDateTime zero(TextMethods.@Nullable Empty nothing) {
            return ZERO;
        }

        public OffsetDateTime now(TextMethods.@Nullable Empty nothing) {
            return OffsetDateTime.now(ZoneOffset.UTC);
        }
    }

    static final class Pointers {
        public @Nullable Long ptrInt(@Nullable Long value) {
            return value;
        }

        public @Nullable String ptrPtr(@Nullable String value) {
            return value;
        }

        public @Nullable Point ptrStruct(@Nullable Point value) {
            return value;
        }

        public @Nullable List<@Nullable Point> slicePtr(@Nullable List<@Nullable Point> value) {
            return value;
        }

        public boolean isNil(@Nullable Point value) {
            return value == null;
        }

        public @Nullable Point nilStruct(@Nullable Point value) {
            return null;
        }
    }

    static final class Maps {
        public @Nullable Map<String, Long> strInt(@Nullable Map<String, Long> value) {
            return value;
        }

        public Map<Long, String> intStr(Map<Long, String> value) {
            return value;
        }

        @PluginMethod(name = "U8Bool")
        public Map<Short, Boolean> shortBoolean(Map<Short, Boolean> value) {
            return value;
        }

        public Map<String, @Nullable Map<String, List<Long>>> deep(
                Map<String, @Nullable Map<String, List<Long>>> value) {
            return value;
        }

        public Map<String, Point> structVal(Map<String, Point> value) {
            return value;
        }

        public @Nullable Map<String, Long> nil(TextMethods.@Nullable Empty nothing) {
            return null;
        }
    }

    static final class Lists {
        public long @Nullable [] ints(long @Nullable [] value) {
            return value;
        }

        public List<@Nullable List<Long>> grid(List<@Nullable List<Long>> value) {
            return value;
        }

        public List<Point> structs(List<Point> value) {
            return value;
        }

        public @Nullable List<Long> nil(TextMethods.@Nullable Empty nothing) {
            return null;
        }

        public long bools(List<Boolean> value) {
            return value.size();
        }
    }

    static final class Anything {
        public @Nullable Object echo(@Nullable Object value) {
            return value;
        }

        /** In Go's words. */
        public String kind(@Nullable Object value) {
            return switch (value) {
                case null -> "<nil>";
                case Number _ -> "float64";
                case List<?> _ -> "[]interface {}";
                case Map<?, ?> _ -> "map[string]interface {}";
                default -> value.getClass().getName();
            };
        }

        public @Nullable Object nilAny(@Nullable Object value) {
            return null;
        }

        public Map<String, @Nullable Object> list(List<@Nullable Object> elements) {
            var byIndex = new LinkedHashMap<String, @Nullable Object>();
            for (Object element : elements) {
                byIndex.put(String.valueOf(byIndex.size()), element);
            }
            return byIndex;
        }

        public @Nullable Object stringer(long nanos) {
            return nanos;
        }

        public String reader(java.io.Reader in) {
            return in.toString();
        }
    }

    /** A tree, whose branches its description does not show. */
    record Node(
            long v,
            @Described(hidden = true) @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Nullable List<Node> kids) {
        long sum() {
            return v + (kids == null ? 0 : kids.stream().mapToLong(Node::sum).sum());
        }
    }

    static final class Trees {
        public long sum(@Nullable Node root) {
            return root == null ? 0 : root.sum();
        }

        public Node grow(int height) {
            var node = new Node(0, null);
            for (int i = 1; i <= height; i++) {
                node = new Node(i, List.of(node));
            }
            return node;
        }
    }

    /** A chain, whose description shows all of it. */
    record OpenNode(long v, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OpenNode next) {}

    static final class OpenTrees {
        public long sum(@Nullable OpenNode first) {
            return first == null ? 0 : first.v + sum(first.next);
        }
    }

    private ValueMethods() {}
}
