package io.jackfield.lua.library;

import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaStateBuilder.Grant;

import java.util.Set;

/** Opens the libraries of a new state. */
public final class Libraries {
    private Libraries() {}

    /**
     * Puts the libraries into the globals.
     *
     * @param state a new state
     * @param grants what is given beyond the safe ones
     */
    public static void open(LuaState state, Set<Grant> grants) {
        BaseLibrary.open(state);
        LoadLibrary.open(state);
        CoroutineLibrary.open(state);
        StringLibrary.open(state);
        TableLibrary.open(state);
        MathLibrary.open(state);
        Utf8Library.open(state);
        OsLibrary.open(state);
        if (grants.contains(Grant.LOAD_FILES)) {
            LoadLibrary.openFiles(state);
        }
    }
}
