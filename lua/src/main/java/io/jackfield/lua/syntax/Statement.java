package io.jackfield.lua.syntax;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A statement (manual, section 2.4). Lines are those that error messages name. */
public sealed interface Statement {
    /** The line it is on. */
    int line();

    /** {@code local a, b = …}. */
    record LocalDeclaration(List<Local> locals, List<Expression> values, int line)
            implements Statement {}

    /** {@code local function f}. */
    record LocalFunction(Local local, Expression.Function function, int line)
            implements Statement {}

    /** {@code a, b = …}; targets are names and index expressions. */
    record Assignment(List<Expression> targets, List<Expression> values, int line)
            implements Statement {}

    /** A call whose results are dropped. */
    record CallStatement(Expression call, int line) implements Statement {}

    /** {@code do … end}. */
    record Do(Block block, int line) implements Statement {}

    /** {@code while}. */
    record While(Expression condition, Block block, int line) implements Statement {}

    /** {@code repeat}; the condition sees the locals of the block. */
    record Repeat(Block block, Expression condition, int line, int lastLine) implements Statement {}

    /** {@code if}: as many blocks as conditions, one more with an {@code else}. */
    record If(List<Expression> conditions, List<Block> blocks, int line) implements Statement {}

    /** {@code for i = start, limit, step}; the three hidden values stand from {@code base} on. */
    record NumericFor(
            Local local,
            int base,
            Expression start,
            Expression limit,
            @Nullable Expression step,
            Block block,
            int line)
            implements Statement {
        /** The same loop with what its hidden slots hold for start, limit and step. */
        public NumericFor rest() {
            return new NumericFor(local, base, hidden(0), hidden(1), hidden(2), block, line);
        }

        private Expression hidden(int index) {
            return new Expression.LocalName(new Local("(for)", base + index));
        }
    }

    /** {@code for a, b in …}; the three hidden values stand from {@code base} on. */
    record GenericFor(List<Local> locals, int base, List<Expression> values, Block block, int line)
            implements Statement {}

    /** {@code return}. */
    record Return(List<Expression> values, int line) implements Statement {}

    /** {@code break}. */
    record Break(int line) implements Statement {}

    /** {@code goto}. */
    record Goto(String label, int line) implements Statement {}

    /** {@code ::name::}. */
    record Label(String name, int line) implements Statement {}
}
