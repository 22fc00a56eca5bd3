package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Names that are visible at a place of a generated program, with what they probably hold. */
final class Variables {
    private record Variable(String name, ExpressionGenerator.Kind kind) {}

    private final List<Variable> visible = new ArrayList<>();
    private int made;

    String fresh(String prefix) {
        return prefix + ++made;
    }

    void add(String name, ExpressionGenerator.Kind kind) {
        visible.add(new Variable(name, kind));
    }

    int mark() {
        return visible.size();
    }

    void backTo(int mark) {
        visible.subList(mark, visible.size()).clear();
    }

    @Nullable String oneOf(ExpressionGenerator.Kind kind, RandomGenerator random) {
        List<String> fitting =
                visible.stream().filter(v -> v.kind() == kind).map(Variable::name).toList();
        return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
    }
}
