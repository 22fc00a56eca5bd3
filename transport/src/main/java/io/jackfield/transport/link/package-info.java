@NullMarked
package io.jackfield.transport.link;

import org.jspecify.annotations.NullMarked;
