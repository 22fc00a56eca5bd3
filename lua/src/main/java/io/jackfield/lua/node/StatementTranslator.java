package io.jackfield.lua.node;

import io.jackfield.lua.syntax.Block;
import io.jackfield.lua.syntax.Expression;
import io.jackfield.lua.syntax.Local;
import io.jackfield.lua.syntax.Statement;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From statements to actions. */
final class StatementTranslator {
    private static final int FREE_PARTS = 64;
    private static final int PARTS_OF_A_STEP = 16;

    private final FunctionTranslator function;
    private final ExpressionTranslator expressions;

    StatementTranslator(FunctionTranslator function) {
        this.function = function;
        this.expressions = new ExpressionTranslator(function);
    }

    Action block(Block block) {
        function.enter();
        List<Action> actions = new ArrayList<>();
        Map<String, Integer> labels = new HashMap<>();
        int active = function.active();
        // The condition of a loop is evaluated in each turn: its block pays for it.
        int around = function.takeParts();
        charge(around, actions);
        int parts = 0;
        for (Statement statement : block.statements()) {
            if (statement instanceof Statement.Label label) {
                labels.put(label.name(), actions.size());
                continue;
            }
            Action action = marked(statement);
            function.addParts(1);
            parts += function.takeParts();
            if (charge(parts, actions)) {
                parts = 0;
            }
            actions.add(action);
            begin(statement);
        }
        function.end(active);
        function.returnParts(around + parts);
        function.leave();
        if (block.hasLabels()) {
            return new Control.Labelled(actions.toArray(new Action[0]), Map.copyOf(labels));
        }
        return actions.size() == 1
                ? actions.getFirst()
                : new Control.Sequence(actions.toArray(new Action[0]));
    }

    /** A block of which no turn evaluates again what stands before it. */
    private Action once(Block block) {
        int before = function.takeParts();
        Action action = block(block);
        function.returnParts(before);
        return action;
    }

    private Action marked(Statement statement) {
        // Nothing is done at "do" and "repeat".
        if (statement instanceof Statement.Do || statement instanceof Statement.Repeat) {
            return statement(statement);
        }
        int mark = function.mark(statement.line());
        return function.marked(statement(statement), mark);
    }

    private void begin(Statement statement) {
        if (statement instanceof Statement.LocalDeclaration declaration) {
            declaration.locals().forEach(function::begin);
        } else if (statement instanceof Statement.LocalFunction local) {
            function.begin(local.local());
        }
    }

    /** What loops and calls do not count: long lists of statements, and long expressions. */
    private static boolean charge(int parts, List<Action> actions) {
        if (parts < FREE_PARTS) {
            return false;
        }
        actions.add(new Control.Charge(parts / PARTS_OF_A_STEP));
        return true;
    }

    private Action statement(Statement statement) {
        return switch (statement) {
            case Statement.LocalDeclaration local -> declaration(local);
            case Statement.LocalFunction local ->
                    new Assignments.DeclareFunction(
                            local.local().slot(),
                            local.local().isCaptured(),
                            expressions.translate(local.function()));
            case Statement.Assignment assignment -> assignment(assignment);
            case Statement.CallStatement call ->
                    new Assignments.Evaluate(expressions.translate(call.call()));
            case Statement.Do block -> block(block.block());
            case Statement.While loop ->
                    new Loops.While(
                            expressions.translate(loop.condition()),
                            function.turn(block(loop.block()), loop.line()),
                            loop);
            case Statement.Repeat loop -> {
                Node condition = expressions.translate(loop.condition());
                yield new Loops.Repeat(
                        function.turn(block(loop.block()), loop.lastLine()), condition, loop);
            }
            case Statement.If branch -> branch(branch);
            case Statement.NumericFor loop -> count(loop);
            case Statement.GenericFor loop -> iterate(loop);
            case Statement.Return end -> end(end);
            case Statement.Break ignored -> new Control.Jump(Action.BREAK, null);
            case Statement.Goto jump -> new Control.Jump(Action.GOTO, jump.label());
            case Statement.Label ignored -> new Control.Sequence(new Action[0]);
        };
    }

    private Action declaration(Statement.LocalDeclaration local) {
        List<Local> locals = local.locals();
        Node[] values = expressions.all(local.values());
        if (locals.size() == 1 && values.length <= 1) {
            Node value = values.length == 0 ? new Names.Constant(null) : values[0];
            return set(declared(locals.getFirst()), value);
        }
        Stores.Store[] targets =
                locals.stream().map(StatementTranslator::declared).toArray(Stores.Store[]::new);
        return new Assignments.SetMany(targets, values);
    }

    private static Stores.Store declared(Local local) {
        return local.isCaptured()
                ? new Stores.ToNewCell(local.slot())
                : new Stores.ToLocal(local.slot());
    }

    private static Action set(Stores.Store target, Node value) {
        return switch (target) {
            case Stores.ToLocal local -> new Assignments.SetLocal(local.slot, value);
            case Stores.ToField field -> new Assignments.SetField(field, value);
            default -> new Assignments.SetVariable(target, value);
        };
    }

    private Action assignment(Statement.Assignment assignment) {
        Node[] values = expressions.all(assignment.values());
        List<Stores.Store> targets = new ArrayList<>();
        for (Expression target : assignment.targets()) {
            targets.add(target(target, assignment.line()));
        }
        return targets.size() == 1 && values.length == 1
                ? set(targets.getFirst(), values[0])
                : new Assignments.SetMany(targets.toArray(new Stores.Store[0]), values);
    }

    private Stores.Store target(Expression target, int line) {
        return switch (target) {
            case Expression.LocalName name ->
                    name.local().isCaptured()
                            ? new Stores.ToCell(name.local().slot())
                            : new Stores.ToLocal(name.local().slot());
            case Expression.UpvalueName name -> new Stores.ToUpvalue(name.number());
            case Expression.GlobalName name ->
                    new Stores.ToGlobal(name.name(), function.site(line));
            case Expression.Index index ->
                    new Stores.ToField(
                            expressions.translate(index.object()),
                            expressions.translate(index.key()),
                            function.site(line));
            default -> throw new IllegalArgumentException(target + " cannot be assigned to");
        };
    }

    private Action branch(Statement.If branch) {
        Node[] conditions = expressions.all(branch.conditions());
        Action[] blocks = branch.blocks().stream().map(this::once).toArray(Action[]::new);
        return conditions.length == 1
                ? new Control.If(conditions[0], blocks[0], blocks.length == 1 ? null : blocks[1])
                : new Control.IfMany(conditions, blocks);
    }

    private Action count(Statement.NumericFor loop) {
        Expression step = loop.step();
        Node start = expressions.translate(loop.start());
        Node limit = expressions.translate(loop.limit());
        Node stride = step == null ? null : expressions.translate(step);
        int active = function.active();
        function.begin("(for index)", loop.local().slot());
        function.begin("(for limit)", loop.base() + 1);
        function.begin("(for step)", loop.base() + 2);
        function.begin(loop.local());
        Action block = function.turn(once(loop.block()), loop.line());
        function.end(active);
        return new Loops.Count(
                loop, start, limit, stride, function.shows(), block, function.site(loop.line()));
    }

    private Action iterate(Statement.GenericFor loop) {
        int count = loop.locals().size();
        int[] slots = new int[count];
        boolean[] captured = new boolean[count];
        for (int i = 0; i < count; i++) {
            slots[i] = loop.locals().get(i).slot();
            captured[i] = loop.locals().get(i).isCaptured();
        }
        Node[] values = expressions.all(loop.values());
        int active = function.active();
        function.begin("(for generator)", loop.base());
        function.begin("(for state)", loop.base() + 1);
        function.begin("(for control)", slots[0]);
        loop.locals().forEach(function::begin);
        Action block = function.turn(once(loop.block()), loop.line());
        function.end(active);
        return new Loops.Iterate(
                slots,
                captured,
                values,
                function.shows() ? loop.base() : -1,
                block,
                function.site(loop.line(), "local", "(for generator)"));
    }

    private Action end(Statement.Return end) {
        if (end.values().size() == 1) {
            Expression only = end.values().getFirst();
            return switch (only) {
                case Expression.Call call ->
                        tailCall(call.function(), null, call.arguments(), call.line());
                case Expression.MethodCall call ->
                        tailCall(call.object(), call.name(), call.arguments(), call.line());
                case Expression.Varargs ignored -> returnMany(end);
                default -> new Control.ReturnOne(expressions.translate(only));
            };
        }
        return returnMany(end);
    }

    private Action returnMany(Statement.Return end) {
        return new Control.ReturnMany(expressions.all(end.values()));
    }

    private Action tailCall(
            Expression callee, @Nullable String method, List<Expression> arguments, int line) {
        return new Control.ReturnCall(
                expressions.translate(callee),
                method,
                expressions.all(arguments),
                function.site(line),
                expressions.callSite(callee, method, line));
    }
}
