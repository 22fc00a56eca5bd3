/** The hub: names, listeners, calls. */
@NullMarked
package io.jackfield.hub.server;

import org.jspecify.annotations.NullMarked;
