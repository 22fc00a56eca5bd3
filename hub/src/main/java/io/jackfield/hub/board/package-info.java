/** Plugins on the switchboard of a server: the table {@code [hub]} of its configuration. */
@NullMarked
package io.jackfield.hub.board;

import org.jspecify.annotations.NullMarked;
