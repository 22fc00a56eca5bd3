package io.jackfield.lua.library;

import io.jackfield.lua.LuaStateBuilder.Grant;
import io.jackfield.lua.machine.Machine;

/** Opens the libraries of a new state. */
public final class Libraries {
    private Libraries() {}

    /**
     * Puts the libraries into the globals.
     *
     * @param machine a new state
     * @param grants what is given beyond the safe ones
     */
    public static void open(Machine machine, Grants grants) {
        BaseLibrary.open(machine);
        LoadLibrary.open(machine);
        CoroutineLibrary.open(machine);
        StringLibrary.open(machine);
        TableLibrary.open(machine);
        MathLibrary.open(machine);
        Utf8Library.open(machine);
        DebugLibrary.open(machine);
        OsLibrary.open(machine);
        OsLibrary.openGranted(machine, grants);
        if (grants.has(Grant.LOAD_FILES)) {
            LoadLibrary.openFiles(machine, grants);
        }
        if (grants.has(Grant.COLLECT)) {
            BaseLibrary.openCollector(machine);
        }
        if (grants.has(Grant.IO)) {
            IoLibrary.open(machine, grants);
        }
        if (grants.has(Grant.DEBUG)) {
            DebugLibrary.openGranted(machine);
        }
        if (grants.has(Grant.PACKAGE) || !grants.loaders().isEmpty()) {
            PackageLibrary.open(machine, grants);
        }
    }
}
