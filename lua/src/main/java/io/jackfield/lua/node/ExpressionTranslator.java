package io.jackfield.lua.node;

import io.jackfield.lua.machine.Comparison;
import io.jackfield.lua.machine.Metamethod;
import io.jackfield.lua.syntax.Expression;
import io.jackfield.lua.syntax.FunctionBody;
import io.jackfield.lua.syntax.Local;
import io.jackfield.lua.syntax.Operator;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From expressions to nodes. */
final class ExpressionTranslator {
    private final FunctionTranslator function;

    // The stage before the one that is being translated, by the slot of the chain.
    private final Map<Integer, Node> stages = new HashMap<>();

    ExpressionTranslator(FunctionTranslator function) {
        this.function = function;
    }

    Node[] all(List<Expression> list) {
        return list.stream().map(this::translate).toArray(Node[]::new);
    }

    Node translate(Expression expression) {
        function.enter();
        function.addParts(1);
        Node node = node(expression.plain());
        function.leave();
        return node;
    }

    private Node node(Expression expression) {
        return switch (expression) {
            case Expression.Constant constant -> new Names.Constant(constant.value());
            case Expression.Varargs ignored -> new Logic.Varargs();
            case Expression.Function made -> makeFunction(made.body());
            case Expression.LocalName name ->
                    name.local().isCaptured()
                            ? new Names.CellRead(name.local().slot(), name.local().name())
                            : new Names.LocalRead(name.local().slot(), name.local().name());
            case Expression.UpvalueName name -> new Names.UpvalueRead(name.number(), name.name());
            case Expression.GlobalName name ->
                    new Names.GlobalRead(name.name(), function.site(name.line()));
            case Expression.Index index -> index(index);
            case Expression.Call call -> call(call);
            case Expression.MethodCall call -> methodCall(call);
            case Expression.Binary binary -> binary(binary);
            case Expression.Not not -> new Comparisons.Not(translate(not.operand()));
            case Expression.Negate negate ->
                    new Logic.Negate(translate(negate.operand()), function.site(negate.line()));
            case Expression.Length length ->
                    new Logic.Length(translate(length.operand()), function.site(length.line()));
            case Expression.BitNot not -> {
                Node operand = translate(not.operand());
                yield new Sums.Other(Metamethod.BNOT, operand, operand, function.site(not.line()));
            }
            case Expression.Single single -> {
                Node operand = translate(single.operand());
                yield operand.isMultiple() ? new Logic.Single(operand) : operand;
            }
            case Expression.Staged staged -> staged(staged);
            case Expression.Held held -> new Held(translate(held.operand()), held.slot());
            case Expression.Table table -> table(table);
        };
    }

    private Node staged(Expression.Staged staged) {
        Node before = stages.get(staged.slot());
        if (before != null) {
            return new Chains.Value(staged.slot(), before);
        }
        Node[] nodes = new Node[staged.count()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = translate(staged.stages().get(i));
            stages.put(staged.slot(), nodes[i]);
        }
        stages.remove(staged.slot());
        return new Chains.Staged(staged.slot(), nodes);
    }

    private Node makeFunction(FunctionBody body) {
        int count = body.upvalues().size();
        int[] slots = new int[count];
        int[] outer = new int[count];
        for (int i = 0; i < count; i++) {
            Local local = body.upvalues().get(i).local();
            slots[i] = local == null ? -1 : local.slot();
            outer[i] = body.upvalues().get(i).outer();
        }
        return new Makers.MakeFunction(function.inner(body), slots, outer);
    }

    private Node index(Expression.Index index) {
        Node object = translate(index.object());
        Node key = translate(index.key());
        int site = function.site(index.line());
        return key instanceof Names.Constant constant && constant.value instanceof String name
                ? new Fields.Field(object, name, site)
                : new Fields.Element(object, key, site);
    }

    /** The place of a call, with the name of what is called. */
    int callSite(Expression callee, @Nullable String method, int line) {
        if (method != null) {
            return function.site(line, "method", method);
        }
        return switch (callee) {
            case Expression.LocalName name -> function.site(line, "local", name.local().name());
            case Expression.UpvalueName name -> function.site(line, "upvalue", name.name());
            case Expression.GlobalName name -> function.site(line, "global", name.name());
            case Expression.Index index
                    when index.key() instanceof Expression.Constant constant
                            && constant.value() instanceof String name ->
                    function.site(line, "field", name);
            case Expression.Index ignored -> function.site(line, "field", "?");
            case Expression.Single single -> callSite(single.operand(), null, line);
            case Expression.Staged staged -> callSite(staged.last(), null, line);
            case Expression.Held held -> callSite(held.operand(), null, line);
            default -> function.site(line);
        };
    }

    private Node call(Expression.Call call) {
        Node callee = translate(call.function());
        Node[] arguments = all(call.arguments());
        int site = callSite(call.function(), null, call.line());
        if (Lists.isOpen(arguments)) {
            return new Calls.CallMany(callee, arguments, site);
        }
        return switch (arguments.length) {
            case 0 -> new Calls.Call0(callee, site);
            case 1 -> new Calls.Call1(callee, arguments[0], site);
            case 2 -> new Calls.Call2(callee, arguments[0], arguments[1], site);
            case 3 -> new Calls.Call3(callee, arguments[0], arguments[1], arguments[2], site);
            default -> new Calls.CallMany(callee, arguments, site);
        };
    }

    private Node methodCall(Expression.MethodCall call) {
        Node object = translate(call.object());
        Node[] arguments = all(call.arguments());
        int lookup = function.site(call.line());
        int site = function.site(call.line(), "method", call.name());
        String name = call.name();
        if (Lists.isOpen(arguments)) {
            return new MethodCalls.MethodMany(object, name, arguments, lookup, site);
        }
        return switch (arguments.length) {
            case 0 -> new MethodCalls.Method0(object, name, lookup, site);
            case 1 -> new MethodCalls.Method1(object, name, arguments[0], lookup, site);
            case 2 ->
                    new MethodCalls.Method2(object, name, arguments[0], arguments[1], lookup, site);
            default -> new MethodCalls.MethodMany(object, name, arguments, lookup, site);
        };
    }

    private Node binary(Expression.Binary binary) {
        if (binary.operator() == Operator.CONCAT) {
            return concatenate(binary);
        }
        Node left = translate(binary.left());
        Node right = translate(binary.right());
        int site = function.site(binary.line());
        return switch (binary.operator()) {
            case OR -> new Logic.Or(left, right);
            case AND -> new Logic.And(left, right);
            case EQUAL -> equal(left, right, site);
            case UNEQUAL -> new Comparisons.Not(equal(left, right, site));
            default ->
                    right instanceof Names.Constant constant
                                    && constant.value instanceof Double number
                            ? withConstant(binary.operator(), left, right, number, site)
                            : general(binary.operator(), left, right, site);
        };
    }

    private static Node equal(Node left, Node right, int site) {
        return right instanceof Names.Constant constant && Comparison.isShort(constant.value)
                ? new Comparisons.EqualConstant(left, constant.value)
                : new Comparisons.Equal(left, right, site);
    }

    private static Node withConstant(
            Operator operator, Node left, Node right, double number, int site) {
        return switch (operator) {
            case ADD -> new ConstantSums.Add(left, number, site);
            case SUBTRACT -> new ConstantSums.Subtract(left, number, site);
            case MULTIPLY -> new ConstantSums.Multiply(left, number, site);
            case DIVIDE -> new ConstantSums.Divide(left, number, site);
            case MODULO -> new ConstantSums.Modulo(left, number, site);
            case LESS -> new Comparisons.LessConstant(left, number, site);
            case AT_MOST -> new Comparisons.AtMostConstant(left, number, site);
            case GREATER -> new Comparisons.GreaterConstant(left, number, site);
            case AT_LEAST -> new Comparisons.AtLeastConstant(left, number, site);
            default -> general(operator, left, right, site);
        };
    }

    private static Node general(Operator operator, Node left, Node right, int site) {
        return switch (operator) {
            case ADD -> new Sums.Add(left, right, site);
            case SUBTRACT -> new Sums.Subtract(left, right, site);
            case MULTIPLY -> new Sums.Multiply(left, right, site);
            case DIVIDE -> new Sums.Divide(left, right, site);
            case MODULO -> new Sums.Modulo(left, right, site);
            case POWER -> new Sums.Power(left, right, site);
            case LESS -> new Comparisons.Less(left, right, site);
            case AT_MOST -> new Comparisons.AtMost(left, right, site);
            case GREATER -> new Comparisons.Greater(left, right, site);
            case AT_LEAST -> new Comparisons.AtLeast(left, right, site);
            case DIVIDE_WHOLE -> new Sums.Other(Metamethod.IDIV, left, right, site);
            case BIT_AND -> new Sums.Other(Metamethod.BAND, left, right, site);
            case BIT_OR -> new Sums.Other(Metamethod.BOR, left, right, site);
            case BIT_XOR -> new Sums.Other(Metamethod.BXOR, left, right, site);
            case SHIFT_LEFT -> new Sums.Other(Metamethod.SHL, left, right, site);
            case SHIFT_RIGHT -> new Sums.Other(Metamethod.SHR, left, right, site);
            case OR, AND, EQUAL, UNEQUAL, CONCAT ->
                    throw new IllegalArgumentException(operator + " is translated elsewhere");
        };
    }

    private Node concatenate(Expression.Binary binary) {
        List<Node> operands = new ArrayList<>();
        Expression rest = binary;
        while (rest instanceof Expression.Binary more && more.operator() == Operator.CONCAT) {
            operands.add(translate(more.left()));
            rest = more.right();
        }
        operands.add(translate(rest));
        return new Logic.Concatenate(operands.toArray(new Node[0]), function.site(binary.line()));
    }

    private Node table(Expression.Table table) {
        List<Node> elements = new ArrayList<>();
        List<Node> keys = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        List<Integer> sites = new ArrayList<>();
        List<Integer> fieldsBefore = new ArrayList<>();
        int last = table.fields().size() - 1;
        for (int i = 0; i <= last; i++) {
            Expression.Field field = table.fields().get(i);
            Expression key = field.key();
            Node value = translate(field.value());
            if (key != null) {
                keys.add(translate(key));
                values.add(value);
                sites.add(function.site(field.line()));
            } else {
                // Only at the very end all values of a call count.
                boolean isCut = value.isMultiple() && i < last;
                elements.add(isCut ? new Logic.Single(value) : value);
                fieldsBefore.add(keys.size());
            }
        }
        return new Makers.MakeTable(
                elements.toArray(Node[]::new),
                keys.toArray(Node[]::new),
                values.toArray(Node[]::new),
                fieldsBefore.stream().mapToInt(Integer::intValue).toArray(),
                sites.stream().mapToInt(Integer::intValue).toArray(),
                table.slot());
    }
}
