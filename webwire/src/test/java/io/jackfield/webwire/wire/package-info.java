/** A client of plain sockets, for tests of the server. */
@NullMarked
package io.jackfield.webwire.wire;

import org.jspecify.annotations.NullMarked;
