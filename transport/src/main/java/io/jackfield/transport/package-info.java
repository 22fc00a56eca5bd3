@NullMarked
package io.jackfield.transport;

import org.jspecify.annotations.NullMarked;
