package io.jackfield.hub.replay;

import io.jackfield.hub.AsyncHook;
import io.jackfield.hub.Entity;
import io.jackfield.hub.Function;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects whose methods are those of the recorded plugins, in the words of Java. */
final class Receivers {
    private static final String ECHO = "Echo(string) string: returns its argument.";

    /** By how the list of a plugin's methods begins. */
    private static final Map<String, Class<?>> BY_METHODS =
            Map.ofEntries(
                    Map.entry("UseAsyncHook(chan any): the async hook; ", HookOnly.class),
                    Map.entry("UseAsyncHook(chan any): the async hook|Ping", HookAndPing.class),
                    Map.entry("UseAsyncHook(chan any): the async hook|Emit", EmittingMethods.class),
                    Map.entry("UseAsyncHook(string) string", TextMethods.HookByName.class),
                    Map.entry("Hello() string: not a suitable", TextMethods.Nothing.class),
                    Map.entry("Echo(string) string on the pointer", TextMethods.Nothing.class),
                    Map.entry(ECHO, TextMethods.Echoing.class),
                    Map.entry("Echo(string) string: promoted", TextMethods.Promoted.class),
                    Map.entry("Echo(string) string: argument", TextMethods.Lengthy.class),
                    Map.entry("Make(int n) string", TextMethods.Lengthy.class),
                    Map.entry("Join(...string) string", TextMethods.Joining.class),
                    Map.entry("Add({A, B int}) int", TextMethods.Many.class),
                    Map.entry("Save({id int", ValueMethods.Saving.class),
                    Map.entry("Int, Int8, Int16", NumberMethods.Integers.class),
                    Map.entry("Float32(float32)", NumberMethods.Scalars.class),
                    Map.entry("Bytes([]byte)", NumberMethods.Bytes.class),
                    Map.entry("Later(time.Time)", ValueMethods.Times.class),
                    Map.entry("PtrInt(*int)", ValueMethods.Pointers.class),
                    Map.entry("Order(Order) Order", StructMethods.class),
                    Map.entry("StrInt(map", ValueMethods.Maps.class),
                    Map.entry("Ints([]int)", ValueMethods.Lists.class),
                    Map.entry("Echo(any) any", ValueMethods.Anything.class),
                    Map.entry("Sum(*Node)", ValueMethods.Trees.class),
                    Map.entry("Sum(*OpenNode)", ValueMethods.OpenTrees.class),
                    Map.entry("NoInput(struct{})", TextMethods.Remembering.class),
                    Map.entry("StrLen(string) int", TextMethods.Remembering.class),
                    Map.entry("Fail(string) string", FailingMethods.class),
                    Map.entry("Async(string) string", TextMethods.Reserved.class),
                    Map.entry("Wait(string k) string", GateMethods.class));

    /** Takes the hook and has no methods. */
    static final class HookOnly {
        public void useAsyncHook(AsyncHook hook) {
            // As in the recording it is not used.
        }
    }

    /** Takes the hook and has one method. */
    static final class HookAndPing {
        public void useAsyncHook(AsyncHook hook) {
            // As in the recording it is not used.
        }

        public String ping(TextMethods.@Nullable Empty nothing) {
            return "pong";
        }
    }

    /** The receiver of one plugin of a scenario. */
    static Object of(Scenario scenario, String label) {
        var plugin = scenario.json().path("plugins").path(label);
        String first =
                plugin.path("methods").path(0).asString()
                        + '|'
                        + plugin.path("methods").path(1).asString("");
        if (first.startsWith("Who(")) {
            return new TextMethods.Member(plugin.path("tag").asString());
        }
        if (first.startsWith("Trace(")) {
            return new TextMethods.Tracing(plugin.path("contextKey").asBoolean());
        }
        return BY_METHODS.entrySet().stream()
                .filter(entry -> first.startsWith(entry.getKey()))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(entry -> made(entry.getValue()))
                .orElseThrow(() -> new AssertionError("no receiver for " + first));
    }

    /** What the recorded program said of its methods besides. */
    static List<Function> given(Scenario scenario) {
        if (!scenario.name().equals("reg-described")) {
            return List.of();
        }
        var id = new Entity("id", "", false, List.of());
        var input = new Entity("", "", true, List.of(id));
        return List.of(
                new Function("Save", Optional.of(input), Optional.empty()),
                new Function("Gone", Optional.empty(), Optional.empty()));
    }

    private static Object made(Class<?> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException wrong) {
            throw new LinkageError(type.getName(), wrong);
        }
    }

    private Receivers() {}
}
