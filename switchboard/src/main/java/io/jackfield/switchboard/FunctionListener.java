package io.jackfield.switchboard;

/**
 * Is told which functions appear and vanish, in that order for each name. One call at a time, on
 * the thread that offers or closes; never blocks.
 */
public interface FunctionListener {

    /**
     * A function can be called from now on.
     *
     * @param function what appeared
     */
    void appeared(FunctionInfo function);

    /**
     * A function can no longer be called.
     *
     * @param function what vanished
     */
    void vanished(FunctionInfo function);
}
