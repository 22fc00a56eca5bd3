package io.jackfield.lua.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Labels and jumps of one function (Lua 5.2, section 3.3.4): a label is visible in its block and in
 * the blocks inside, and no jump leads into the scope of a local.
 */
final class Labels {
    private final Scope scope;
    private final Lexer lexer;
    private final Deque<BlockLabels> blocks = new ArrayDeque<>();

    Labels(Scope scope, Lexer lexer) {
        this.scope = scope;
        this.lexer = lexer;
    }

    /** A label: its line, and how many locals are active there. */
    private record Place(int line, int locals) {}

    /** A jump without label so far, and how many locals of the block are active where it is. */
    private record Jump(Statement.Goto statement, int locals) {}

    private static final class BlockLabels {
        final int locals;
        final Map<String, Place> places = new HashMap<>();
        final List<Jump> open = new ArrayList<>();

        BlockLabels(int locals) {
            this.locals = locals;
        }
    }

    void openBlock() {
        blocks.push(new BlockLabels(scope.visible()));
    }

    /**
     * Ends a block: jumps without a label in it look in the block around.
     *
     * @return whether it has labels
     */
    boolean closeBlock() {
        BlockLabels closed = blocks.pop();
        for (Jump jump : closed.open) {
            jump(jump.statement, Math.min(jump.locals, closed.locals));
        }
        return !closed.places.isEmpty();
    }

    void jump(Statement.Goto jump) {
        jump(jump, scope.visible());
    }

    private void jump(Statement.Goto jump, int locals) {
        BlockLabels block = blocks.peek();
        if (block == null) {
            throw lexer.plainError(
                    "no visible label '" + jump.label() + "' for <goto> at line " + jump.line());
        }
        // A label that is there already stands before: no local begins in between.
        if (!block.places.containsKey(jump.label())) {
            block.open.add(new Jump(jump, locals));
        }
    }

    /**
     * A label, with the jumps to it so far.
     *
     * @param isLast whether nothing but labels follows in the block, so that its locals have ended
     */
    void label(Statement.Label label, boolean isLast) {
        BlockLabels block = blocks.element();
        int locals = isLast ? block.locals : scope.visible();
        Place before = block.places.putIfAbsent(label.name(), new Place(label.line(), locals));
        if (before != null) {
            throw lexer.plainError(
                    "label '" + label.name() + "' already defined on line " + before.line());
        }
        for (Iterator<Jump> jumps = block.open.iterator(); jumps.hasNext(); ) {
            Jump jump = jumps.next();
            if (jump.statement.label().equals(label.name())) {
                check(jump, locals);
                jumps.remove();
            }
        }
    }

    private void check(Jump jump, int locals) {
        if (jump.locals < locals) {
            throw lexer.plainError(
                    "<goto "
                            + jump.statement.label()
                            + "> at line "
                            + jump.statement.line()
                            + " jumps into the scope of local '"
                            + scope.active(jump.locals).name()
                            + "'");
        }
    }
}
