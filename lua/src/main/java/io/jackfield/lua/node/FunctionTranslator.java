package io.jackfield.lua.node;

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
    private int depth;
    private int deepest;

    private FunctionTranslator(FunctionBody body, boolean marksLines) {
        this.body = body;
        this.marksLines = marksLines;
        sites.add(new Site(body.line(), null, null));
    }

    static Prototype translate(FunctionBody body, boolean marksLines) {
        return new FunctionTranslator(body, marksLines).prototype();
    }

    /** A statement that tells its line first, where lines are wanted. */
    Action marked(Action statement, int line) {
        return marksLines ? new Control.Marked(statement, site(line)) : statement;
    }

    private Prototype prototype() {
        Action block = statements.block(body.block());
        Local argument = body.argument();
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
        return new Prototype(body, function, List.copyOf(sites), List.copyOf(inner));
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

    /** One level of nesting deeper; so much more stack may be needed. */
    void enter() {
        depth += marksLines ? 2 : 1;
        deepest = Math.max(deepest, depth);
    }

    void leave() {
        depth -= marksLines ? 2 : 1;
    }
}
