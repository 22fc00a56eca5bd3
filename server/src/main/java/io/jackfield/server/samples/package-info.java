/** The functions and topics below {@code demo/}: what a person calls in the first five minutes. */
@NullMarked
package io.jackfield.server.samples;

import org.jspecify.annotations.NullMarked;
