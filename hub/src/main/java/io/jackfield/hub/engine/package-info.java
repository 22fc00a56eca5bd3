/** What both ends do with frames, without I/O (specification, sections 6 and 8). */
@NullMarked
package io.jackfield.hub.engine;

import org.jspecify.annotations.NullMarked;
