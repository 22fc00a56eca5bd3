@NullMarked
package io.jackfield.transport.net;

import org.jspecify.annotations.NullMarked;
