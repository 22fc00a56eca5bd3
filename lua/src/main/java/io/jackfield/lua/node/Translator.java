package io.jackfield.lua.node;

import io.jackfield.lua.machine.Compiler;
import io.jackfield.lua.machine.Prototype;
import io.jackfield.lua.syntax.Dialect;
import io.jackfield.lua.syntax.Parser;

/** The compiler of this package: source text to nodes. */
public final class Translator implements Compiler {
    private final Dialect dialect;
    private final boolean marksLines;

    /**
     * A compiler.
     *
     * @param dialect what is allowed beyond Lua 5.1
     * @param marksLines whether frames know the line of each statement, for profiles
     */
    public Translator(Dialect dialect, boolean marksLines) {
        this.dialect = dialect;
        this.marksLines = marksLines;
    }

    @Override
    public Prototype compile(String source, String chunkName) {
        return FunctionTranslator.translate(Parser.parse(source, chunkName, dialect), marksLines);
    }
}
