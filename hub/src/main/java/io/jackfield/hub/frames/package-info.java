/** What goes over the wire, as records. */
@NullMarked
package io.jackfield.hub.frames;

import org.jspecify.annotations.NullMarked;
