package io.jackfield.lua.node;

import io.jackfield.lua.machine.Frame;

/** A statement. */
abstract class Action {
    /** It ended; the next one follows. */
    static final int NORMAL = 0;

    /** The loop around ends. */
    static final int BREAK = 1;

    /** The function ends; the frame holds the result. */
    static final int RETURN = 2;

    /** The frame holds a label that a block around has. */
    static final int GOTO = 3;

    /** Does it and says how it ended. */
    abstract int run(Frame frame);
}
