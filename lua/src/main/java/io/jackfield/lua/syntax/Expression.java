package io.jackfield.lua.syntax;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** An expression (manual, section 2.5), its names resolved. */
public sealed interface Expression {
    /** nil, true, false, a number or a string. */
    record Constant(@Nullable Object value) implements Expression {}

    /** {@code ...}. */
    record Varargs() implements Expression {}

    /** {@code function … end}. */
    record Function(FunctionBody body) implements Expression {}

    /** A local variable of this function. */
    record LocalName(Local local) implements Expression {}

    /** A variable of an enclosing function, by the number of the upvalue. */
    record UpvalueName(String name, int number) implements Expression {}

    /** A field of the environment. */
    record GlobalName(String name, int line) implements Expression {}

    /** {@code object[key]}. */
    record Index(Expression object, Expression key, int line) implements Expression {}

    /** {@code function(…)}. */
    record Call(Expression function, List<Expression> arguments, int line) implements Expression {}

    /** {@code object:name(…)}. */
    record MethodCall(Expression object, String name, List<Expression> arguments, int line)
            implements Expression {}

    /** Any binary operator; {@code and} and {@code or} evaluate the right side only if needed. */
    record Binary(Operator operator, Expression left, Expression right, int line)
            implements Expression {}

    /** {@code not}. */
    record Not(Expression operand) implements Expression {}

    /** {@code -}. */
    record Negate(Expression operand, int line) implements Expression {}

    /** {@code #}. */
    record Length(Expression operand, int line) implements Expression {}

    /** {@code ~}, an option. */
    record BitNot(Expression operand, int line) implements Expression {}

    /** Parentheses around a call or {@code ...}: one value. */
    record Single(Expression operand) implements Expression {}

    /**
     * The beginning of a chain that is too long for one tree: stages in order, the value of each
     * kept in a hidden slot. Every stage but the first begins with such a part of the chain, which
     * is that value, for it runs only as one of the stages.
     *
     * @param stages of the whole chain
     * @param count how many stand before this part
     * @param slot of this chain alone
     */
    record Staged(List<Expression> stages, int count, int slot) implements Expression {
        /** What the value is named by in messages. */
        public Expression last() {
            return stages.get(count - 1);
        }
    }

    /**
     * {@code {…}}: elements in order, and fields with keys.
     *
     * @param slot where the table stands while its fields are evaluated, -1 if nothing needs that
     */
    record Table(List<Field> fields, int line, int slot) implements Expression {}

    /**
     * An operand that waits while a later part of its expression calls something.
     *
     * @param slot where its value stands meanwhile, for the walk over memory
     */
    record Held(Expression operand, int slot) implements Expression {}

    /** The same without what is held for nothing: a local that no closure captures has a slot. */
    default Expression plain() {
        return this instanceof Held held
                        && held.operand instanceof LocalName name
                        && !name.local().isCaptured()
                ? name
                : this;
    }

    /**
     * One part of a table constructor.
     *
     * @param key null for an element
     * @param value the value
     * @param line where the value ends
     */
    record Field(@Nullable Expression key, Expression value, int line) {}
}
