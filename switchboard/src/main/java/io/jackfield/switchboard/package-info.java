@NullMarked
package io.jackfield.switchboard;

import org.jspecify.annotations.NullMarked;
