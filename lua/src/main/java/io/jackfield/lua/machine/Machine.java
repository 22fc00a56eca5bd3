package io.jackfield.lua.machine;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaBudget;
import io.jackfield.lua.LuaBudgetException;
import io.jackfield.lua.LuaException;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaPrototype;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaText;
import io.jackfield.lua.LuaTypes;
import io.jackfield.lua.LuaUserdata;
import io.jackfield.lua.LuaValues;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A state: what every executable form of a function works on. */
@SuppressWarnings("ReferenceEquality")
public final class Machine implements LuaState {
    /** Result of a body that wants a tail call. */
    public static final Object TAIL = new Object();

    private static final int MOST_JAVA_CALLS = 200;
    private static final int JAVA_WEIGHT = 14;
    private static final long NOBODY = 0;

    /** Steps left of the running slice; whoever takes it below zero calls {@link #refuel}. */
    public int fuel;

    /** What a tail call calls, and with what. */
    public @Nullable LuaClosure tailFunction;

    /** Arguments of a tail call. */
    public @Nullable Object[] tailArguments = Frame.NOTHING;

    /** Which functions and loops run in compiled code. */
    public final Tiers tiers;

    /** The number that a slow way of arithmetic came to, for the second tier. */
    public double number;

    /** What {@code debug.sethook} has set. */
    public @Nullable Hook hook;

    /** A hook runs, and what it does calls none. */
    boolean isInHook;

    @Nullable Frame frame;
    private @Nullable Frame lastMark;
    int depth;
    int depthLimit;
    int stack = Stacks.FIRST;
    int javaDepth;
    int hops;
    int switches;
    @Nullable Coroutine current;

    /** Frames of what has resumed the running coroutine. */
    final Deque<Frame> callers = new ArrayDeque<>(2);

    final LuaClosure marker;
    final Frame noFrame;
    final Errors errors = new Errors(this);
    final Memory memory;
    final Coroutines coroutines = new Coroutines(this);
    private final Fuel tank = new Fuel(this);
    private @Nullable Cache patterns;
    private final List<Runnable> closers = new ArrayList<>(0);
    private final LuaTable globals;
    private final LuaTable registry;
    private final Consumer<String> output;
    private LuaTable mainEnvironment;
    private final Compiler compiler;
    private LuaBudget budget;
    private @Nullable LuaTable stringMetatable;

    /**
     * The number of the thread that runs the state, 0 if none does. A reference would cost a
     * barrier in each call.
     */
    private long runner;

    private volatile boolean isClosed;

    /**
     * A state without libraries.
     *
     * @param budget what a call from Java may cost
     * @param compiler reads source text
     * @param hotCompiler makes functions faster that are called often
     * @param output takes what {@code print} writes
     */
    public Machine(
            LuaBudget budget, Compiler compiler, HotCompiler hotCompiler, Consumer<String> output) {
        this.tiers = new Tiers(this, hotCompiler);
        this.output = output;
        this.budget = budget;
        this.compiler = compiler;
        this.depthLimit = budget.depth();
        this.memory = new Memory(this, budget.bytes());
        this.globals = new LuaTable(this, 0, 0);
        this.mainEnvironment = globals;
        this.registry = new LuaTable(this, 0, 0);
        this.marker = new LuaClosure(this, NoBody.CODE, new Cell[0], globals);
        this.noFrame = new Frame(marker, Frame.NOTHING, Frame.NOTHING);
    }

    @Override
    public LuaTable globals() {
        return globals;
    }

    @Override
    public Consumer<String> output() {
        return output;
    }

    @Override
    public LuaTable registry() {
        return registry;
    }

    @Override
    public @Nullable LuaTable stringMetatable() {
        return stringMetatable;
    }

    @Override
    public void stringMetatable(@Nullable LuaTable metatable) {
        stringMetatable = metatable;
    }

    @Override
    public LuaBudget budget() {
        return budget;
    }

    @Override
    public void budget(LuaBudget newBudget) {
        memory.limitChanged(budget.bytes(), newBudget.bytes());
        budget = newBudget;
        depthLimit = newBudget.depth();
    }

    @Override
    public LuaPrototype compile(String source, String chunkName) {
        if (!LuaText.isBytes(source)) {
            throw new IllegalArgumentException(
                    "the source has chars above 255: encode it with LuaText.encode");
        }
        Prototype compiled = compiler.compile(source, chunkName);
        if (isRunning()) {
            compiled.ofScript();
        }
        return compiled;
    }

    @Override
    public LuaFunction load(LuaPrototype prototype) {
        return load(prototype, mainEnvironment);
    }

    @Override
    public LuaFunction load(LuaPrototype prototype, LuaTable environment) {
        return new LuaClosure(this, (Prototype) prototype, new Cell[0], environment);
    }

    @Override
    public @Nullable Object call(LuaFunction function) {
        if (!begins()) {
            return LuaValues.first(Calls.nested(this, function, Frame.NOTHING));
        }
        try {
            Object result = function.call0(this);
            runner = NOBODY;
            return LuaValues.first(result);
        } catch (Throwable e) {
            throw Calls.ended(this, e);
        }
    }

    @Override
    public @Nullable Object call(LuaFunction function, @Nullable Object first) {
        Object a = LuaTypes.value(first);
        if (!begins()) {
            return LuaValues.first(Calls.nested(this, function, new Object[] {a}));
        }
        try {
            Object result = function.call1(this, a);
            runner = NOBODY;
            return LuaValues.first(result);
        } catch (Throwable e) {
            throw Calls.ended(this, e);
        }
    }

    @Override
    public @Nullable Object call(
            LuaFunction function, @Nullable Object first, @Nullable Object second) {
        Object a = LuaTypes.value(first);
        Object b = LuaTypes.value(second);
        if (!begins()) {
            return LuaValues.first(Calls.nested(this, function, new Object[] {a, b}));
        }
        try {
            Object result = function.call2(this, a, b);
            runner = NOBODY;
            return LuaValues.first(result);
        } catch (Throwable e) {
            throw Calls.ended(this, e);
        }
    }

    @Override
    public @Nullable Object call(
            LuaFunction function,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third) {
        Object a = LuaTypes.value(first);
        Object b = LuaTypes.value(second);
        Object c = LuaTypes.value(third);
        if (!begins()) {
            return LuaValues.first(Calls.nested(this, function, new Object[] {a, b, c}));
        }
        try {
            Object result = function.call3(this, a, b, c);
            runner = NOBODY;
            return LuaValues.first(result);
        } catch (Throwable e) {
            throw Calls.ended(this, e);
        }
    }

    @Override
    public @Nullable Object[] callAll(@Nullable Object function, @Nullable Object... arguments) {
        return LuaValues.array(
                Calls.fromJava(this, LuaTypes.value(function), LuaTypes.values(arguments)));
    }

    /** Begins a budget; false if one is running on this thread. */
    boolean begins() {
        if (runner != NOBODY) {
            checkThread();
            return false;
        }
        if (isClosed) {
            throw new IllegalStateException("the Lua state is closed");
        }
        runsHere();
        stack = switches == 0 ? Stacks.FIRST : Stacks.first(switches);
        switches = 0;
        tank.begin(budget);
        return true;
    }

    private void checkThread() {
        if (runner != Thread.currentThread().threadId()) {
            throw new IllegalStateException(
                    "the Lua state is in use by another thread: one calls it at a time, and a"
                            + " function of Java calls back on the thread that it was called on");
        }
    }

    /** From now on this thread runs the state; to be called wherever control changes threads. */
    void runsHere() {
        runner = Thread.currentThread().threadId();
    }

    /** Ends what {@link #begins} began after an error, whatever it left behind. */
    void finished() {
        runner = NOBODY;
        frame = null;
        lastMark = null;
        hops = 0;
        depth = 0;
        javaDepth = 0;
        stack = Stacks.FIRST;
        current = null;
        tailFunction = null;
        tailArguments = Frame.NOTHING;
        noFrame.release(null);
    }

    @Override
    public LuaTable newTable(int arraySize, int hashSize) {
        // A reference or two, a part's own head, and numbers that are not counted when they are
        // made.
        allocate(
                40
                        + (arraySize == 0 ? 0 : 16 + 12L * arraySize)
                        + (hashSize == 0 ? 0 : 16 + 24L * hashSize));
        return new LuaTable(this, arraySize, hashSize);
    }

    @Override
    public @Nullable Object index(@Nullable Object object, @Nullable Object key) {
        return Operations.index(this, LuaTypes.value(object), LuaTypes.value(key), Named.NOTHING);
    }

    @Override
    public void setIndex(@Nullable Object object, @Nullable Object key, @Nullable Object value) {
        Object known = LuaTypes.value(value);
        Operations.setIndex(
                this, LuaTypes.value(object), LuaTypes.value(key), known, Named.NOTHING);
    }

    @Override
    public boolean lessThan(@Nullable Object left, @Nullable Object right) {
        return Comparison.less(this, LuaTypes.value(left), LuaTypes.value(right));
    }

    @Override
    public boolean equal(@Nullable Object left, @Nullable Object right) {
        return Comparison.equal(this, LuaTypes.value(left), LuaTypes.value(right));
    }

    @Override
    public @Nullable Object toText(@Nullable Object given) {
        return Texts.of(this, LuaTypes.value(given));
    }

    @Override
    public @Nullable LuaTable metatable(@Nullable Object value) {
        return switch (value) {
            case LuaTable table -> table.metatable();
            case String ignored -> stringMetatable;
            case LuaUserdata userdata -> userdata.metatable();
            case null, default -> null;
        };
    }

    /** Takes the next slice of steps, or ends the call. */
    public void refuel() {
        int steps = tank.size();
        tank.refuel();
        tiers.sliceEnded(frame, steps);
    }

    @Override
    public void step(int units) {
        fuel -= units;
        if (fuel < 0) {
            tank.refuel();
        }
    }

    @Override
    public void allocate(long bytes) {
        memory.allocate(bytes);
    }

    @Override
    public void allocateString(long bytes) {
        if (bytes > budget.stringBytes()) {
            throw new LuaBudgetException(
                    LuaBudgetException.Kind.STRING,
                    "a string has more than " + budget.stringBytes() + " bytes");
        }
        memory.allocate(bytes + 40);
    }

    @Override
    public LuaError error(int level, String message) {
        return new LuaError(errors.where(level) + message, null, marked());
    }

    /**
     * An error of an operation of Lua, where {@link #error} is one of a function of Java.
     *
     * @param level 1 for the running function
     * @param message a Lua string
     */
    public LuaError failure(int level, String message) {
        return new LuaError(errors.where(level) + message, null, frame);
    }

    /** The running frames with that of a function of Java on top. */
    private Frame marked() {
        Frame mark = new Frame(marker, Frame.NOTHING, Frame.NOTHING);
        mark.caller = frame;
        return mark;
    }

    @Override
    public LuaException badArgument(String name, int index, String detail) {
        return errors.badArgument(name, index, detail);
    }

    /** Java code is about to call Lua; the counterpart restores what this takes. */
    public void enterJava() {
        if (++javaDepth >= MOST_JAVA_CALLS) {
            javaDepth--;
            throw failure(1, "C stack overflow");
        }
        stack -= JAVA_WEIGHT;
    }

    /** Restores what {@link #enterJava} took. */
    public void leaveJava() {
        javaDepth--;
        stack += JAVA_WEIGHT;
    }

    void innermost(@Nullable Frame now) {
        frame = now;
    }

    /** Marks Java code among the frames. */
    void pushMarker() {
        Frame mark = lastMark;
        if (mark == null || mark.caller != frame) {
            mark = marked();
            lastMark = mark;
        }
        frame = mark;
    }

    /**
     * A library function is about to call a function of Lua, perhaps many times; the counterpart
     * restores what this takes.
     */
    public void enterCallback() {
        enterJava();
        pushMarker();
    }

    /** Restores what {@link #enterCallback} took. */
    public void leaveCallback() {
        Frame mark = frame;
        frame = mark == null ? null : mark.caller;
        leaveJava();
    }

    /** Marks a call that a function of Java makes, and shows what is called with what. */
    void pushCallFromJava(@Nullable Object function, @Nullable Object[] arguments) {
        Frame mark = marked();
        mark.isCallFromJava = true;
        mark.holdOnly(function, arguments);
        frame = mark;
    }

    /** Lets go of the mark that is kept for the next call, and of what it shows. */
    void forgetMark() {
        lastMark = null;
    }

    /** The innermost frame, where Java code shows what it holds; see {@link Frame#hold}. */
    public Frame innermost() {
        Frame now = frame;
        return now == null ? noFrame : now;
    }

    /** A call for which depth or stack is used up. */
    @Nullable Object deeper(LuaClosure closure, Frame called) {
        if (depth >= depthLimit) {
            throw failure(1, "stack overflow");
        }
        return Stacks.hop(this, closure, called);
    }

    /** Does the tail call that was asked for, and those that follow. */
    @Nullable Object tailCalls() {
        int lost = 0;
        Object result = TAIL;
        while (result == TAIL) {
            LuaClosure function = tailFunction;
            if (function == null) {
                throw new IllegalStateException("a tail call names its function");
            }
            Frame next = function.frame(tailArguments);
            next.lostCallers = ++lost;
            result = function.start(next);
        }
        return result;
    }

    /**
     * An error that another one led to, with the position of the caller if its value is a string.
     *
     * @param value the error value
     * @param cause the other one
     */
    public LuaError error(@Nullable Object value, Throwable cause) {
        return new LuaError(
                value instanceof String text ? errors.where(1) + text : value, cause, marked());
    }

    /**
     * An error with any value and without position.
     *
     * @param value the error value
     */
    public LuaError raise(@Nullable Object value) {
        return new LuaError(value, null, marked());
    }

    /** Patterns that were read before. */
    public Cache patterns() {
        Cache known = patterns;
        if (known == null) {
            known = new Cache();
            patterns = known;
        }
        return known;
    }

    long cachedBytes() {
        return patterns == null ? 0 : patterns.bytes();
    }

    /** What the state holds, counted now. */
    public long heldBytes() {
        return memory.held();
    }

    /**
     * The function that runs at a level.
     *
     * @param arguments of the function that asks
     * @param level 1 for the function that called it
     */
    public LuaFunction running(LuaArguments arguments, int level) {
        return errors.running(arguments, level);
    }

    /**
     * Where chunks that are loaded from now on find their globals.
     *
     * @param environment in place of the globals
     */
    public void mainEnvironment(LuaTable environment) {
        mainEnvironment = environment;
    }

    /** A coroutine that has not begun. */
    public Coroutine coroutine(LuaFunction function) {
        allocate(Coroutine.BYTES);
        return new Coroutine(this, function);
    }

    /** The running coroutine, null outside of any. */
    public @Nullable Coroutine current() {
        return current;
    }

    /** Whether a budget is running. */
    boolean isRunning() {
        return runner != NOBODY;
    }

    /** Whether half of the memory is enough for the stacks of calls, one more included. */
    boolean hasRoomForStack() {
        return (hops + 1) * Stacks.BYTES <= budget.bytes() / 2;
    }

    boolean isClosed() {
        return isClosed;
    }

    /**
     * Chunk and line of the function of Lua that runs; empty if none does. Any thread may ask: what
     * it sees was true a moment ago.
     */
    public String position() {
        return errors.position();
    }

    /**
     * Has something done when the state is closed.
     *
     * @param closer called once, on the thread that closes
     */
    public void onClose(Runnable closer) {
        closers.add(closer);
    }

    @Override
    public void interrupt() {
        tank.interrupt();
    }

    @Override
    public void close() {
        isClosed = true;
        if (!isRunning()) {
            coroutines.killAll();
            closers.forEach(Runnable::run);
            closers.clear();
        }
    }
}
