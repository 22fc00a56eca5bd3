package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaUserdata;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Arithmetic;
import io.jackfield.lua.machine.LeafBody;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The library {@code math} (reference manual, section 5.6). */
final class MathLibrary {
    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");
    private static final String GENERATOR = "math.random";

    private static final Library FUNCTIONS =
            Library.builder()
                    .add("abs", map(Math::abs))
                    .add("acos", map(Math::acos))
                    .add("asin", map(Math::asin))
                    .add("atan", map(Math::atan))
                    .add("ceil", map(Math::ceil))
                    .add("cos", map(Math::cos))
                    .add("cosh", map(Math::cosh))
                    .add("deg", map(radians -> radians / (Math.PI / 180)))
                    .add("exp", map(Math::exp))
                    .add("floor", map(Math::floor))
                    .add("log", map(Math::log))
                    .add("log10", map(Math::log10))
                    .add("rad", map(degrees -> degrees * (Math.PI / 180)))
                    .add("sin", map(Math::sin))
                    .add("sinh", map(Math::sinh))
                    .add("sqrt", map(Math::sqrt))
                    .add("tan", map(Math::tan))
                    .add("tanh", map(Math::tanh))
                    .add("atan2", call -> Math.atan2(call.number(1), call.number(2)))
                    .add("fmod", call -> call.number(1) % call.number(2))
                    .add("pow", call -> Arithmetic.power(call.number(1), call.number(2)))
                    .add("ldexp", MathLibrary::scaled)
                    .add("frexp", MathLibrary::split)
                    .add("modf", MathLibrary::parts)
                    .add("max", MathLibrary::greatest)
                    .add("min", MathLibrary::least)
                    .add("random", MathLibrary::random)
                    .add("randomseed", MathLibrary::seed)
                    .add("pi", Math.PI)
                    .add("huge", Double.POSITIVE_INFINITY)
                    .add("mod", call -> call.number(1) % call.number(2))
                    .build();

    private static LeafBody map(DoubleUnaryOperator function) {
        return arguments -> function.applyAsDouble(arguments.number(1));
    }

    private static Object scaled(LuaArguments arguments) {
        double number = arguments.number(1);
        int exponent = arguments.smallInteger(2);
        // One step of scaling rounds once at most; beyond these bounds all is zero or infinite.
        return Math.scalb(number, Math.clamp(exponent, -5_000, 5_000));
    }

    private static Object split(LuaArguments arguments) {
        double number = arguments.number(1);
        if (number == 0 || !Double.isFinite(number)) {
            return pair(number, 0);
        }
        int exponent = Math.getExponent(number) + 1;
        double normal = number;
        if (exponent <= Double.MIN_EXPONENT) { // a subnormal number has no exponent of its own
            normal = number * 0x1p64;
            exponent = Math.getExponent(normal) + 1 - 64;
            return pair(Math.scalb(normal, -(exponent + 64)), exponent);
        }
        return pair(Math.scalb(normal, -exponent), exponent);
    }

    private static Object parts(LuaArguments arguments) {
        double number = arguments.number(1);
        double whole = number < 0 ? Math.ceil(number) : Math.floor(number);
        double fraction = Double.isInfinite(number) ? Math.copySign(0, number) : number - whole;
        return pair(whole, Math.copySign(fraction, number));
    }

    private static Object pair(double first, double second) {
        return java.util.Objects.requireNonNull(LuaValues.of(first, second));
    }

    private static Object greatest(LuaArguments arguments) {
        double greatest = arguments.number(1);
        for (int i = 2; i <= arguments.count(); i++) {
            double number = arguments.number(i);
            greatest = number > greatest ? number : greatest;
        }
        return greatest;
    }

    private static Object least(LuaArguments arguments) {
        double least = arguments.number(1);
        for (int i = 2; i <= arguments.count(); i++) {
            double number = arguments.number(i);
            least = number < least ? number : least;
        }
        return least;
    }

    private static Object random(LuaArguments arguments) {
        double random = generator(arguments).nextDouble();
        return switch (arguments.count()) {
            case 0 -> random;
            case 1 -> Math.floor(random * interval(arguments, 1, 1)) + 1;
            case 2 -> {
                int first = arguments.smallInteger(1);
                yield Math.floor(random * interval(arguments, first, 2)) + first;
            }
            default -> throw arguments.error("wrong number of arguments");
        };
    }

    /** How many integers lie from the first to the one that an argument names. */
    private static double interval(LuaArguments arguments, int first, int index) {
        int last = arguments.smallInteger(index);
        if (first > last) {
            throw arguments.bad(index, "interval is empty");
        }
        return (double) last - first + 1;
    }

    /** Each state has its own; without a seed it begins as every other does, as C's does. */
    private static RandomGenerator generator(LuaArguments arguments) {
        Object known = arguments.state().registry().get(GENERATOR);
        if (known instanceof LuaUserdata userdata
                && userdata.object() instanceof RandomGenerator generator) {
            return generator;
        }
        return begin(arguments, 1);
    }

    private static RandomGenerator begin(LuaArguments arguments, long seed) {
        RandomGenerator generator = GENERATORS.create(seed);
        arguments.state().registry().put(GENERATOR, new LuaUserdata(generator, null));
        return generator;
    }

    private static Object seed(LuaArguments arguments) {
        var _ = begin(arguments, arguments.integer(1));
        return LuaValues.NONE;
    }

    private MathLibrary() {}

    static void open(LuaState state) {
        state.globals().put("math", FUNCTIONS.table(state));
    }
}
