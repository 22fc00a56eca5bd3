package io.jackfield.lua.node;

import io.jackfield.lua.machine.LocalScope;
import io.jackfield.lua.machine.Prototype;
import io.jackfield.lua.machine.Site;
import io.jackfield.lua.syntax.FunctionBody;
import io.jackfield.lua.syntax.Local;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** From one function of the syntax tree to nodes. */
final class FunctionTranslator {
    // What entering a function takes by itself: call node, entry, body, block.
    private static final int BASE_WEIGHT = 7;

    private final FunctionBody body;
    private final List<Site> sites = new ArrayList<>();
    private final List<Prototype> inner = new ArrayList<>();
    private final StatementTranslator statements = new StatementTranslator(this);
    private final boolean marksLines;
    private final List<LocalScope> locals = new ArrayList<>();
    private final List<Integer> active = new ArrayList<>();
    private int depth;
    private int deepest;
    private int parts;
    private int allParts;

    private FunctionTranslator(FunctionBody body, boolean marksLines) {
        this.body = body;
        this.marksLines = marksLines;
        sites.add(new Site(body.line(), null, null));
    }

    static Prototype translate(FunctionBody body, boolean marksLines) {
        return new FunctionTranslator(body, marksLines).prototype();
    }

    /** A statement that tells its line first, where lines are wanted. */
    Action marked(Action statement, int mark) {
        return marksLines ? new Control.Marked(statement, mark) : statement;
    }

    /** The place of a statement, before any place in it; -1 where lines are not wanted. */
    int mark(int line) {
        if (!marksLines) {
            return -1;
        }
        sites.add(new Site(line, null, null));
        return sites.size() - 1;
    }

    /** The end of a turn of a loop, where its line is reached once more. */
    Action turn(Action block, int line) {
        Action nothing = new Control.Sequence(new Action[0]);
        return marksLines
                ? new Control.Sequence(new Action[] {block, marked(nothing, mark(line))})
                : block;
    }

    /** A local is active from here on. */
    void begin(String name, int slot) {
        if (marksLines) {
            active.add(locals.size());
            locals.add(new LocalScope(name, slot, sites.size(), Integer.MAX_VALUE));
        }
    }

    void begin(Local local) {
        begin(local.name(), local.slot());
    }

    /** Whether loops show the values that they hide. */
    boolean shows() {
        return marksLines;
    }

    /** How many locals are active. */
    int active() {
        return active.size();
    }

    /** All locals but the first so many end here. */
    void end(int first) {
        while (active.size() > first) {
            int ended = active.removeLast();
            LocalScope local = locals.get(ended);
            locals.set(
                    ended, new LocalScope(local.name(), local.slot(), local.from(), sites.size()));
        }
    }

    private Prototype prototype() {
        Local argument = body.argument();
        body.parameters().forEach(this::begin);
        if (argument != null) {
            begin(argument);
        }
        locals.replaceAll(local -> new LocalScope(local.name(), local.slot(), 0, local.to()));
        Action block = statements.block(body.block());
        int last = mark(body.lastLine());
        Control.Function function =
                new Control.Function(
                        BASE_WEIGHT + deepest,
                        block,
                        body.parameters().stream()
                                .filter(Local::isCaptured)
                                .mapToInt(Local::slot)
                                .toArray(),
                        argument == null ? -1 : argument.slot(),
                        argument != null && argument.isCaptured());
        return new Prototype(
                body,
                marksLines ? new Control.Hooked(BASE_WEIGHT + deepest, function, last) : function,
                List.copyOf(sites),
                List.copyOf(inner),
                List.copyOf(locals),
                allParts);
    }

    /** A function that this one makes. */
    Prototype inner(FunctionBody source) {
        Prototype made = translate(source, marksLines);
        inner.add(made);
        return made;
    }

    /** A place that can fail. */
    int site(int line) {
        return site(line, null, null);
    }

    /** A place that calls something with a name. */
    int site(int line, @Nullable String kind, @Nullable String name) {
        Site last = sites.getLast();
        if (kind == null && last.line() == line && last.kind() == null) {
            return sites.size() - 1;
        }
        sites.add(new Site(line, kind, name));
        return sites.size() - 1;
    }

    /** Counts expressions and statements. */
    void addParts(int count) {
        parts += count;
        allParts += count;
    }

    /** Counts again what was taken. */
    void returnParts(int count) {
        parts += count;
    }

    /** How many expressions were counted since the last question. */
    int takeParts() {
        int counted = parts;
        parts = 0;
        return counted;
    }

    /** One level of nesting deeper; so much more stack may be needed. */
    void enter() {
        depth += marksLines ? 2 : 1;
        deepest = Math.max(deepest, depth);
    }

    void leave() {
        depth -= marksLines ? 2 : 1;
    }
}
