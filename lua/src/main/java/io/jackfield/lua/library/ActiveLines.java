package io.jackfield.lua.library;

import io.jackfield.lua.syntax.Block;
import io.jackfield.lua.syntax.FunctionBody;
import io.jackfield.lua.syntax.Statement;

import java.util.Set;
import java.util.TreeSet;

/** The lines of a function where a statement begins, and that of its end. */
final class ActiveLines {
    private final Set<Integer> lines = new TreeSet<>();

    private ActiveLines() {}

    static Set<Integer> of(FunctionBody body) {
        var found = new ActiveLines();
        found.visit(body.block());
        found.lines.add(body.lastLine());
        return found.lines;
    }

    private void visit(Block block) {
        for (Statement statement : block.statements()) {
            lines.add(statement.line());
            switch (statement) {
                case Statement.Do inner -> visit(inner.block());
                case Statement.While loop -> visit(loop.block());
                case Statement.Repeat loop -> visit(loop.block());
                case Statement.If branch -> branch.blocks().forEach(this::visit);
                case Statement.NumericFor loop -> visit(loop.block());
                case Statement.GenericFor loop -> visit(loop.block());
                case Statement.LocalDeclaration _,
                        Statement.LocalFunction _,
                        Statement.Assignment _,
                        Statement.CallStatement _,
                        Statement.Return _,
                        Statement.Break _,
                        Statement.Goto _,
                        Statement.Label _ -> {}
            }
        }
    }
}
