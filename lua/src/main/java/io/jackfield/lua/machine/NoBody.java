package io.jackfield.lua.machine;

import io.jackfield.lua.syntax.Block;
import io.jackfield.lua.syntax.FunctionBody;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What the marker among the frames does: nothing. */
final class NoBody extends Executable {
    static final Prototype CODE =
            new Prototype(
                    new FunctionBody(
                            "=[C]",
                            0,
                            0,
                            List.of(),
                            false,
                            null,
                            List.of(),
                            0,
                            new Block(List.of(), false)),
                    new NoBody(),
                    List.of(new Site(-1, null, null)),
                    List.of(),
                    List.of(),
                    0);

    private NoBody() {
        super(0, false);
    }

    @Override
    public @Nullable Object run(Frame frame) {
        return null;
    }
}
