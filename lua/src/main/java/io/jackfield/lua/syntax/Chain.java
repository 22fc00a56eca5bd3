package io.jackfield.lua.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the tree of a long chain such as {@code a+a+a} or {@code a.b.c} flat. Such a tree leans to
 * the left, and whoever walks it goes as deep as the chain is long. So every so many parts what is
 * there becomes a stage of its own, whose value the next stage finds in a hidden slot.
 */
final class Chain {
    // Depths add up, two stages for each level: with 200 levels the tree still fits one stack.
    private static final int LONGEST_STAGE = 50;
    private static final int LESS_FOR_A_LEVEL = 3;
    private static final int SHORTEST_STAGE = 2;

    private final Scope scope;
    private final int most;
    private final List<Expression> stages = new ArrayList<>(0);
    private int length;
    private int slot = -1;

    /**
     * A chain that begins.
     *
     * @param scope of the function it stands in
     * @param levels of syntax around it in its function: within many, stages are short
     */
    Chain(Scope scope, int levels) {
        this.scope = scope;
        this.most = Math.max(SHORTEST_STAGE, LONGEST_STAGE - LESS_FOR_A_LEVEL * levels);
    }

    /**
     * What the next part is to begin with.
     *
     * @param value the chain so far
     */
    Expression next(Expression value) {
        if (++length % most != 0) {
            return value;
        }
        if (slot < 0) {
            slot = scope.hiddenSlot();
        }
        stages.add(value);
        return new Expression.Staged(stages, stages.size(), slot);
    }
}
