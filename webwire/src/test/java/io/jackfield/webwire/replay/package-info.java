/**
 * Recorded connections between unmodified peers, and what plays them. {@link
 * io.jackfield.webwire.replay.Recordings} reads the file; a {@link
 * io.jackfield.webwire.replay.Scenario} is one connection, or a few that belong together.
 */
@NullMarked
package io.jackfield.webwire.replay;

import org.jspecify.annotations.NullMarked;
