package io.jackfield.lua.compile;

import io.jackfield.lua.machine.Metamethod;
import io.jackfield.lua.machine.Named;

/**
 * What the slow way of an operation needs to know.
 *
 * @param site the place, as frames keep it
 * @param event the metamethod; INDEX where none is meant
 * @param names of the operands, for messages
 */
record Operation(int site, Metamethod event, Named... names) {
    Named name() {
        return names.length == 0 ? Named.NOTHING : names[0];
    }
}
