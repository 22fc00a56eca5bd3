/** Peers that mean no good, over real sockets. */
@NullMarked
package io.jackfield.hub.faults;

import org.jspecify.annotations.NullMarked;
