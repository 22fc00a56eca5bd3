package io.jackfield.lua.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Expressions (manual, section 2.5). */
final class ExpressionParser {
    private final Parser parser;

    ExpressionParser(Parser parser) {
        this.parser = parser;
    }

    Expression expression() {
        return expression(0);
    }

    List<Expression> list() {
        List<Expression> values = new ArrayList<>();
        do {
            values.add(expression());
        } while (parser.accept(','));
        return List.copyOf(values);
    }

    private Expression expression(int limit) {
        parser.enter();
        Expression left = unaryOrSimple();
        Chain chain = parser.chain();
        Operator operator = operator();
        while (operator != null && operator.left > limit) {
            left = chain.next(left);
            parser.advance();
            Expression right = expression(operator.right);
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
            return operand instanceof Expression.Constant constant
                            && constant.value() instanceof Double number
                    ? new Expression.Constant(-number)
                    : new Expression.Negate(operand, parser.lastLine);
        }
        if (parser.accept('#')) {
            return new Expression.Length(expression(Operator.UNARY), parser.lastLine);
        }
        if (parser.dialect.operators() && parser.accept('~')) {
            return new Expression.BitNot(expression(Operator.UNARY), parser.lastLine);
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
                yield parser.functionBody(false, line);
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
            return new Expression.Call(value, arguments(), line);
        }
        return switch (parser.lexer.character()) {
            case '.' -> {
                parser.advance();
                Expression key = new Expression.Constant(parser.name());
                yield new Expression.Index(value, key, parser.lastLine);
            }
            case '[' -> {
                parser.advance();
                Expression key = expression();
                parser.expect(']');
                yield new Expression.Index(value, key, parser.lastLine);
            }
            case ':' -> {
                parser.advance();
                String name = parser.name();
                int callLine = parser.lexer.line();
                yield new Expression.MethodCall(value, name, arguments(), callLine);
            }
            default -> new Expression.Call(value, arguments(), line);
        };
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
        parser.expect('{');
        List<Expression.Field> fields = new ArrayList<>();
        while (!parser.is('}')) {
            fields.add(field());
            if (!parser.accept(',') && !parser.accept(';')) {
                break;
            }
        }
        parser.close(parser.is('}'), "}", "{", line);
        return new Expression.Table(List.copyOf(fields), line);
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
        Expression value = expression();
        return new Expression.Field(key, value, parser.lastLine);
    }
}
