@NullMarked
package io.jackfield.core;

import org.jspecify.annotations.NullMarked;
