/** WebWire's messages as records. */
@NullMarked
package io.jackfield.webwire.frames;

import org.jspecify.annotations.NullMarked;
