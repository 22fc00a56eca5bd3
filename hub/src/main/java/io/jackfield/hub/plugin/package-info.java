/** An object as a plugin: its methods, and its connection. */
@NullMarked
package io.jackfield.hub.plugin;

import org.jspecify.annotations.NullMarked;
