/**
 * WebWire on the switchboard: requests call functions, signals are published, topics are followed,
 * and what a server reads of its configuration.
 */
@NullMarked
package io.jackfield.webwire.board;

import org.jspecify.annotations.NullMarked;
