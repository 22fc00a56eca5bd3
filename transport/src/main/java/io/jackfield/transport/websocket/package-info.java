@NullMarked
package io.jackfield.transport.websocket;

import org.jspecify.annotations.NullMarked;
