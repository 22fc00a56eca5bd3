/** Peers that are played byte by byte. */
@NullMarked
package io.jackfield.hub.wire;

import org.jspecify.annotations.NullMarked;
