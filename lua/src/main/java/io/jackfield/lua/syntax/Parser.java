package io.jackfield.lua.syntax;

import io.jackfield.lua.LuaException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Statements of a chunk (manual, section 2.4); {@link ExpressionParser} does the rest. */
public final class Parser {
    private static final int MOST_LEVELS = 198;

    final Lexer lexer;
    final Dialect dialect;
    private final String chunkName;
    private final ExpressionParser expressions;
    Scope scope;

    /** Line of the token before the current one. */
    int lastLine = 1;

    private int levels;

    private Parser(String source, String chunkName, Dialect dialect) {
        this.chunkName = chunkName;
        this.dialect = dialect;
        this.lexer = new Lexer(source, chunkName, dialect);
        this.scope = new Scope(null, 0, lexer);
        this.expressions = new ExpressionParser(this);
    }

    /**
     * Parses a chunk.
     *
     * @param source a Lua string
     * @param chunkName what messages name it by
     * @param dialect what is allowed beyond Lua 5.1
     * @return the chunk as a vararg function
     * @throws LuaException on a syntax error, worded as Lua 5.1 words it
     */
    public static FunctionBody parse(String source, String chunkName, Dialect dialect) {
        Parser parser = new Parser(source, chunkName, dialect);
        return parser.chunk();
    }

    private FunctionBody chunk() {
        lexer.next();
        scope.isVararg = true;
        Block block = block();
        if (lexer.token() != Token.END_OF_FILE) {
            throw expected(Token.END_OF_FILE.text);
        }
        return new FunctionBody(
                chunkName, 0, lexer.line(), List.of(), true, null, List.of(), scope.slots(), block);
    }

    void advance() {
        lastLine = lexer.line();
        lexer.next();
    }

    boolean is(Token token) {
        return lexer.token() == token;
    }

    boolean is(char character) {
        return lexer.token() == Token.CHARACTER && lexer.character() == character;
    }

    boolean accept(Token token) {
        boolean matches = is(token);
        if (matches) {
            advance();
        }
        return matches;
    }

    boolean accept(char character) {
        boolean matches = is(character);
        if (matches) {
            advance();
        }
        return matches;
    }

    void expect(Token token) {
        if (!accept(token)) {
            throw expected(token.text);
        }
    }

    void expect(char character) {
        if (!accept(character)) {
            throw expected(String.valueOf(character));
        }
    }

    private LuaException expected(String what) {
        return lexer.error("'" + what + "' expected");
    }

    /** Expects what closes something that was opened on another line, perhaps. */
    void close(boolean isThere, String what, String opened, int line) {
        if (isThere) {
            advance();
        } else if (line == lexer.line()) {
            throw expected(what);
        } else {
            throw lexer.error(
                    "'" + what + "' expected (to close '" + opened + "' at line " + line + ")");
        }
    }

    private void closeEnd(String opened, int line) {
        close(is(Token.END), "end", opened, line);
    }

    String name() {
        if (!is(Token.NAME)) {
            throw lexer.error("'<name>' expected");
        }
        String name = lexer.string();
        advance();
        return name;
    }

    void enter() {
        if (++levels > MOST_LEVELS) {
            throw lexer.plainError("chunk has too many syntax levels");
        }
    }

    void leave() {
        levels--;
    }

    Chain chain() {
        return new Chain(scope, levels - scope.levels);
    }

    void checkLimit(int count, int limit, String what) {
        if (count > limit) {
            String where = scope.line == 0 ? "main function" : "function at line " + scope.line;
            throw lexer.plainError(where + " has more than " + limit + " " + what);
        }
    }

    Local declare(String name) {
        checkLimit(scope.locals() + 1, Scope.MOST_LOCALS, "local variables");
        return scope.declare(name);
    }

    private Block block() {
        int visible = scope.visible();
        scope.labels.openBlock();
        List<Statement> statements = statements();
        return closed(statements, visible);
    }

    private Block closed(List<Statement> statements, int visible) {
        scope.forget(visible);
        return new Block(statements, scope.labels.closeBlock());
    }

    private boolean endsBlock() {
        return switch (lexer.token()) {
            case ELSE, ELSEIF, END, UNTIL, END_OF_FILE -> true;
            default -> false;
        };
    }

    private List<Statement> statements() {
        enter();
        List<Statement> statements = new ArrayList<>();
        boolean isLast = false;
        while (!isLast && !endsBlock()) {
            isLast = is(Token.RETURN) || (is(Token.BREAK) && !dialect.gotos());
            if (dialect.gotos() && accept(';')) {
                continue;
            }
            if (is(Token.LABEL)) {
                labels(statements);
            } else {
                statements.add(statement());
                accept(';');
            }
        }
        leave();
        return List.copyOf(statements);
    }

    private Statement statement() {
        scope.newStatement();
        int line = lexer.line();
        return switch (lexer.token()) {
            case IF -> ifStatement(line);
            case WHILE -> whileStatement(line);
            case DO -> {
                advance();
                Block block = block();
                closeEnd("do", line);
                yield new Statement.Do(block, line);
            }
            case FOR -> forStatement(line);
            case REPEAT -> repeat(line);
            case FUNCTION -> function(line);
            case LOCAL -> {
                advance();
                yield accept(Token.FUNCTION) ? localFunction(line) : local(line);
            }
            case RETURN -> returnStatement(line);
            case BREAK -> {
                advance();
                if (scope.loops == 0) {
                    throw lexer.error("no loop to break");
                }
                yield new Statement.Break(line);
            }
            case GOTO -> {
                advance();
                Statement.Goto jump = new Statement.Goto(name(), line);
                scope.labels.jump(jump);
                yield jump;
            }
            default -> expressionStatement(line);
        };
    }

    /** Labels that follow each other. Behind the last statement of a block they see no locals. */
    private void labels(List<Statement> statements) {
        List<Statement.Label> labels = new ArrayList<>();
        while (is(Token.LABEL)) {
            int line = lexer.line();
            advance();
            labels.add(new Statement.Label(name(), line));
            expect(Token.LABEL);
            while (accept(';')) {
                // An empty statement.
            }
        }
        boolean isLast = endsBlock() && !is(Token.UNTIL);
        for (Statement.Label label : labels) {
            scope.labels.label(label, isLast);
            statements.add(label);
        }
    }

    private Statement ifStatement(int line) {
        List<Expression> conditions = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        do {
            advance();
            conditions.add(expressions.expression());
            expect(Token.THEN);
            blocks.add(block());
        } while (is(Token.ELSEIF));
        if (accept(Token.ELSE)) {
            blocks.add(block());
        }
        closeEnd("if", line);
        return new Statement.If(List.copyOf(conditions), List.copyOf(blocks), line);
    }

    private Statement whileStatement(int line) {
        advance();
        Expression condition = expressions.expression();
        expect(Token.DO);
        Block block = loopBlock();
        closeEnd("while", line);
        return new Statement.While(condition, block, line);
    }

    private Block loopBlock() {
        scope.loops++;
        Block block = block();
        scope.loops--;
        return block;
    }

    private Statement repeat(int line) {
        advance();
        int visible = scope.visible();
        scope.labels.openBlock();
        scope.loops++;
        List<Statement> statements = statements();
        scope.loops--;
        int lastLine = lexer.line();
        close(is(Token.UNTIL), "until", "repeat", line);
        Expression condition = expressions.expression();
        return new Statement.Repeat(closed(statements, visible), condition, line, lastLine);
    }

    private Statement forStatement(int line) {
        advance();
        String first = name();
        Statement loop;
        if (is('=')) {
            loop = numericFor(first, line);
        } else if (is(',') || is(Token.IN)) {
            loop = genericFor(first, line);
        } else {
            throw lexer.error("'=' or 'in' expected");
        }
        return loop;
    }

    private Statement numericFor(String name, int line) {
        advance();
        Waiting waiting = expressions.waiting();
        Expression start = expressions.expression();
        Waiting.Mark afterStart = waiting.mark();
        expect(',');
        Expression limit = expressions.expression();
        Waiting.Mark afterLimit = waiting.mark();
        Expression step = accept(',') ? expressions.expression() : null;
        start = waiting.held(start, scope, afterStart);
        limit = waiting.held(limit, scope, afterLimit);
        int base = scope.hide(3);
        expect(Token.DO);
        int visible = scope.visible();
        Local local = declare(name);
        Block block = loopBlock();
        scope.forget(visible);
        scope.unhide(3);
        closeEnd("for", line);
        return new Statement.NumericFor(local, base, start, limit, step, block, line);
    }

    private Statement genericFor(String first, int line) {
        List<String> names = new ArrayList<>(List.of(first));
        while (accept(',')) {
            names.add(name());
        }
        expect(Token.IN);
        int generatorLine = lexer.line();
        List<Expression> values = expressions.list();
        int base = scope.hide(3);
        expect(Token.DO);
        int visible = scope.visible();
        List<Local> locals = new ArrayList<>();
        for (String name : names) {
            locals.add(declare(name));
        }
        Block block = loopBlock();
        scope.forget(visible);
        scope.unhide(3);
        closeEnd("for", line);
        return new Statement.GenericFor(List.copyOf(locals), base, values, block, generatorLine);
    }

    private Statement function(int line) {
        advance();
        Expression target = expressions.named(name());
        boolean isMethod = false;
        Chain chain = chain();
        while (!isMethod && (is('.') || is(':'))) {
            isMethod = is(':');
            advance();
            target =
                    new Expression.Index(
                            chain.next(target), new Expression.Constant(name()), lastLine);
        }
        Expression.Function function = functionBody(isMethod, line);
        return new Statement.Assignment(List.of(target), List.of(function), line);
    }

    private Statement localFunction(int line) {
        Local local = declare(name());
        return new Statement.LocalFunction(local, functionBody(false, lexer.line()), line);
    }

    private Statement local(int line) {
        List<Local> locals = new ArrayList<>();
        do {
            String name = name();
            checkLimit(scope.locals() + locals.size() + 1, Scope.MOST_LOCALS, "local variables");
            locals.add(scope.prepare(name, locals.size()));
        } while (accept(','));
        List<Expression> values = accept('=') ? expressions.list() : List.of();
        locals.forEach(scope::activate);
        return new Statement.LocalDeclaration(List.copyOf(locals), values, line);
    }

    private Statement returnStatement(int line) {
        advance();
        List<Expression> values = endsBlock() || is(';') ? List.of() : expressions.list();
        return new Statement.Return(values, line);
    }

    private Statement expressionStatement(int line) {
        Expression first = expressions.primary();
        if (first instanceof Expression.Call || first instanceof Expression.MethodCall) {
            return new Statement.CallStatement(first, line);
        }
        List<Expression> targets = new ArrayList<>();
        List<Waiting.Mark> marks = new ArrayList<>();
        addTarget(targets, first);
        marks.add(expressions.waiting().mark());
        while (accept(',')) {
            checkLimit(targets.size(), MOST_LEVELS - levels, "variables in assignment");
            addTarget(targets, expressions.primary());
            marks.add(expressions.waiting().mark());
        }
        expect('=');
        List<Expression> values = expressions.list();
        for (int i = 0; i < targets.size(); i++) {
            targets.set(i, held(targets.get(i), marks.get(i)));
        }
        return new Statement.Assignment(List.copyOf(targets), values, lastLine);
    }

    /** A target whose object and key wait for the values. */
    private Expression held(Expression target, Waiting.Mark mark) {
        if (!(target instanceof Expression.Index index)) {
            return target;
        }
        Waiting waiting = expressions.waiting();
        return new Expression.Index(
                waiting.held(index.object(), scope, mark),
                waiting.held(index.key(), scope, mark),
                index.line());
    }

    private void addTarget(List<Expression> targets, Expression target) {
        switch (target) {
            case Expression.LocalName ignored -> targets.add(target);
            case Expression.UpvalueName ignored -> targets.add(target);
            case Expression.GlobalName ignored -> targets.add(target);
            case Expression.Index ignored -> targets.add(target);
            default -> throw lexer.error("syntax error");
        }
    }

    /** Parameters and body of a function, after its name. */
    Expression.Function functionBody(boolean isMethod, int line) {
        Scope inner = new Scope(scope, line, lexer);
        inner.levels = levels;
        scope = inner;
        List<Local> parameters = new ArrayList<>();
        if (isMethod) {
            parameters.add(declare("self"));
        }
        expect('(');
        parameters(parameters);
        expect(')');
        Local argument = inner.isVararg ? declare("arg") : null;
        Block block = block();
        int last = lexer.line();
        closeEnd("function", line);
        scope = outerOf(inner);
        return new Expression.Function(
                new FunctionBody(
                        chunkName,
                        line,
                        last,
                        List.copyOf(parameters),
                        inner.isVararg,
                        inner.usesVarargs ? null : argument,
                        inner.upvalues(),
                        inner.slots(),
                        block));
    }

    private static Scope outerOf(Scope inner) {
        @Nullable Scope outer = inner.outer;
        if (outer == null) {
            throw new IllegalStateException("a function stands in a chunk");
        }
        return outer;
    }

    private void parameters(List<Local> parameters) {
        if (is(')')) {
            return;
        }
        do {
            if (accept(Token.DOTS)) {
                scope.isVararg = true;
            } else if (is(Token.NAME)) {
                parameters.add(declare(name()));
            } else {
                throw lexer.error("<name> or '...' expected");
            }
        } while (!scope.isVararg && accept(','));
    }
}
