package io.jackfield.lua.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Expressions (manual, section 2.5). */
final class ExpressionParser {
    private final Parser parser;
    private final Waiting waiting = new Waiting();

    ExpressionParser(Parser parser) {
        this.parser = parser;
    }

    Expression expression() {
        return expression(0);
    }

    List<Expression> list() {
        List<Expression> values = new ArrayList<>();
        List<Waiting.Mark> marks = new ArrayList<>();
        do {
            values.add(expression());
            marks.add(waiting.mark());
        } while (parser.accept(','));
        return waiting.held(values, parser.scope, marks);
    }

    Waiting waiting() {
        return waiting;
    }

    private Expression expression(int limit) {
        parser.enter();
        Expression left = unaryOrSimple();
        Chain chain = parser.chain();
        Operator operator = operator();
        while (operator != null && operator.left > limit) {
            left = chain.next(left);
            Waiting.Mark mark = waiting.mark();
            parser.advance();
            Expression right = expression(operator.right);
            if (operator != Operator.AND && operator != Operator.OR) {
                left = waiting.held(left, parser.scope, mark);
                waiting.operation();
            }
            left = new Expression.Binary(operator, left, right, parser.lastLine);
            operator = operator();
        }
        parser.leave();
        return left;
    }

    private @Nullable Operator operator() {
        return switch (parser.lexer.token()) {
            case OR -> Operator.OR;
            case AND -> Operator.AND;
            case EQUAL -> Operator.EQUAL;
            case UNEQUAL -> Operator.UNEQUAL;
            case AT_MOST -> Operator.AT_MOST;
            case AT_LEAST -> Operator.AT_LEAST;
            case CONCAT -> Operator.CONCAT;
            case DIVIDE_WHOLE -> Operator.DIVIDE_WHOLE;
            case SHIFT_LEFT -> Operator.SHIFT_LEFT;
            case SHIFT_RIGHT -> Operator.SHIFT_RIGHT;
            case CHARACTER -> characterOperator(parser.lexer.character());
            default -> null;
        };
    }

    private @Nullable Operator characterOperator(int character) {
        return switch (character) {
            case '+' -> Operator.ADD;
            case '-' -> Operator.SUBTRACT;
            case '*' -> Operator.MULTIPLY;
            case '/' -> Operator.DIVIDE;
            case '%' -> Operator.MODULO;
            case '^' -> Operator.POWER;
            case '<' -> Operator.LESS;
            case '>' -> Operator.GREATER;
            case '&' -> parser.dialect.operators() ? Operator.BIT_AND : null;
            case '|' -> parser.dialect.operators() ? Operator.BIT_OR : null;
            case '~' -> parser.dialect.operators() ? Operator.BIT_XOR : null;
            default -> null;
        };
    }

    private Expression unaryOrSimple() {
        if (parser.accept(Token.NOT)) {
            return new Expression.Not(expression(Operator.UNARY));
        }
        if (parser.accept('-')) {
            Expression operand = expression(Operator.UNARY);
            waiting.operation();
            return operand instanceof Expression.Constant constant
                            && constant.value() instanceof Double number
                    ? new Expression.Constant(-number)
                    : new Expression.Negate(operand, parser.lastLine);
        }
        if (parser.accept('#')) {
            Expression operand = expression(Operator.UNARY);
            waiting.operation();
            return new Expression.Length(operand, parser.lastLine);
        }
        if (parser.dialect.operators() && parser.accept('~')) {
            Expression operand = expression(Operator.UNARY);
            waiting.operation();
            return new Expression.BitNot(operand, parser.lastLine);
        }
        return simple();
    }

    private Expression simple() {
        Lexer lexer = parser.lexer;
        return switch (lexer.token()) {
            case NUMBER -> constant(lexer.number());
            case STRING -> constant(lexer.string());
            case NIL -> constant(null);
            case TRUE -> constant(true);
            case FALSE -> constant(false);
            case DOTS -> varargs();
            case FUNCTION -> {
                int line = lexer.line();
                parser.advance();
                Waiting.Mark mark = waiting.mark();
                Expression function = parser.functionBody(false, line);
                waiting.forget(mark);
                yield function;
            }
            default -> parser.is('{') ? table() : primary();
        };
    }

    private Expression constant(@Nullable Object value) {
        parser.advance();
        return new Expression.Constant(value);
    }

    private Expression varargs() {
        if (!parser.scope.isVararg) {
            throw parser.lexer.error("cannot use '...' outside a vararg function");
        }
        parser.scope.usesVarargs = true;
        parser.advance();
        return new Expression.Varargs();
    }

    private Expression prefix() {
        if (parser.is('(')) {
            int line = parser.lexer.line();
            parser.advance();
            Expression inner = expression();
            parser.close(parser.is(')'), ")", "(", line);
            return switch (inner) {
                case Expression.Constant constant -> constant;
                default -> new Expression.Single(inner);
            };
        }
        if (parser.is(Token.NAME)) {
            return named(parser.name());
        }
        throw parser.lexer.error("unexpected symbol");
    }

    /** What a name means here. */
    Expression named(String name) {
        Scope scope = parser.scope;
        Local local = scope.find(name);
        if (local != null) {
            return new Expression.LocalName(local);
        }
        int number = scope.upvalue(name);
        parser.checkLimit(scope.upvalueCount(), Scope.MOST_UPVALUES, "upvalues");
        return number >= 0
                ? new Expression.UpvalueName(name, number)
                : new Expression.GlobalName(name, parser.lastLine);
    }

    /** A name or parentheses, and everything that can follow. */
    Expression primary() {
        Expression value = prefix();
        Chain chain = parser.chain();
        while (isSuffix()) {
            value = suffix(chain.next(value));
        }
        return value;
    }

    private boolean isSuffix() {
        return switch (parser.lexer.token()) {
            case STRING -> true;
            case CHARACTER -> ".[:({".indexOf(parser.lexer.character()) >= 0;
            default -> false;
        };
    }

    private Expression suffix(Expression value) {
        int line = parser.lexer.line();
        if (parser.is(Token.STRING)) {
            return call(value, line);
        }
        return switch (parser.lexer.character()) {
            case '.' -> {
                parser.advance();
                Expression key = new Expression.Constant(parser.name());
                waiting.operation();
                yield new Expression.Index(value, key, parser.lastLine);
            }
            case '[' -> {
                Waiting.Mark mark = waiting.mark();
                parser.advance();
                Expression key = expression();
                parser.expect(']');
                Expression object = waiting.held(value, parser.scope, mark);
                waiting.operation();
                yield new Expression.Index(object, key, parser.lastLine);
            }
            case ':' -> {
                Waiting.Mark mark = waiting.mark();
                parser.advance();
                String name = parser.name();
                int callLine = parser.lexer.line();
                List<Expression> arguments = arguments();
                Expression object = waiting.held(value, parser.scope, mark);
                waiting.call();
                yield new Expression.MethodCall(object, name, arguments, callLine);
            }
            default -> call(value, line);
        };
    }

    private Expression call(Expression function, int line) {
        Waiting.Mark mark = waiting.mark();
        List<Expression> arguments = arguments();
        Expression callee = waiting.held(function, parser.scope, mark);
        waiting.call();
        return new Expression.Call(callee, arguments, line);
    }

    private List<Expression> arguments() {
        if (parser.is(Token.STRING)) {
            String string = parser.lexer.string();
            parser.advance();
            return List.of(new Expression.Constant(string));
        }
        if (parser.is('{')) {
            return List.of(table());
        }
        if (!parser.is('(')) {
            throw parser.lexer.error("function arguments expected");
        }
        int line = parser.lexer.line();
        if (line != parser.lastLine) {
            throw parser.lexer.error("ambiguous syntax (function call x new statement)");
        }
        parser.advance();
        List<Expression> values = parser.is(')') ? List.of() : list();
        parser.close(parser.is(')'), ")", "(", line);
        return values;
    }

    private Expression table() {
        int line = parser.lexer.line();
        Waiting.Mark mark = waiting.mark();
        parser.expect('{');
        List<Expression.Field> fields = new ArrayList<>();
        while (!parser.is('}')) {
            fields.add(field());
            if (!parser.accept(',') && !parser.accept(';')) {
                break;
            }
        }
        parser.close(parser.is('}'), "}", "{", line);
        boolean waits = fields.size() > 1 && waiting.hasOperated(mark);
        int slot = waits ? parser.scope.hiddenSlot() : -1;
        return new Expression.Table(List.copyOf(fields), line, slot);
    }

    private Expression.Field field() {
        if (parser.accept('[')) {
            Expression key = expression();
            parser.expect(']');
            parser.expect('=');
            return field(key);
        }
        if (parser.is(Token.NAME)) {
            Lexer.Mark mark = parser.lexer.mark();
            String name = parser.lexer.string();
            parser.lexer.next();
            if (parser.is('=')) {
                parser.lastLine = mark.line();
                parser.advance();
                return field(new Expression.Constant(name));
            }
            parser.lexer.back(mark);
        }
        return field(null);
    }

    private Expression.Field field(@Nullable Expression key) {
        Waiting.Mark mark = waiting.mark();
        Expression value = expression();
        Expression name = key == null ? null : waiting.held(key, parser.scope, mark);
        return new Expression.Field(name, value, parser.lastLine);
    }
}
