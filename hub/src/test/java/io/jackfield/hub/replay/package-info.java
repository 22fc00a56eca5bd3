/**
 * Whole connections of the original, played again: its hub's half against this plugin, its plugins'
 * half against this hub.
 */
@NullMarked
package io.jackfield.hub.replay;

import org.jspecify.annotations.NullMarked;
