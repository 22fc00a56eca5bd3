/** WebWire's messages as bytes and back: strict, bounded, without state. */
@NullMarked
package io.jackfield.webwire.codec;

import org.jspecify.annotations.NullMarked;
