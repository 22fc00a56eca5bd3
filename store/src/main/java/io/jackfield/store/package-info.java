@NullMarked
package io.jackfield.store;

import org.jspecify.annotations.NullMarked;
