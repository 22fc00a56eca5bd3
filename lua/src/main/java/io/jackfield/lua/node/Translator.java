package io.jackfield.lua.node;

import io.jackfield.lua.machine.Compiler;
import io.jackfield.lua.machine.Prototype;
import io.jackfield.lua.syntax.Dialect;
import io.jackfield.lua.syntax.Parser;

/** The compiler of this package: source text to nodes. */
public final class Translator implements Compiler {
    private final Dialect dialect;

    /**
     * A compiler.
     *
     * @param dialect what is allowed beyond Lua 5.1
     */
    public Translator(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Prototype compile(String source, String chunkName) {
        return FunctionTranslator.translate(Parser.parse(source, chunkName, dialect));
    }
}
