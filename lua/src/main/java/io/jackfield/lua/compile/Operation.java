package io.jackfield.lua.compile;

import io.jackfield.lua.machine.Metamethod;
import io.jackfield.lua.machine.Named;

import java.util.List;

/**
 * What the slow way of an operation needs to know.
 *
 * @param site the place, as frames keep it
 * @param event the metamethod; INDEX where none is meant
 * @param name what messages call the first operand
 * @param right what messages call the second operand
 * @param names of all operands
 */
record Operation(int site, Metamethod event, Named name, Named right, List<Named> names) {}
