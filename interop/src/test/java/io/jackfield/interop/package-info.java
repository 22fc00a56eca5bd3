/** Programs in Go, run against the peers of Jackfield. */
@NullMarked
package io.jackfield.interop;

import org.jspecify.annotations.NullMarked;
