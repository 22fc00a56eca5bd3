/** Bytes to frames and back (specification, sections 3 and 4). */
@NullMarked
package io.jackfield.hub.codec;

import org.jspecify.annotations.NullMarked;
