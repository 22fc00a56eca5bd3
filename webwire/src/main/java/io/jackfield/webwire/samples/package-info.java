/**
 * The demo's chat on WebWire sessions: who somebody is rests in the session, so a reload and a
 * restart of the server change nothing.
 */
@NullMarked
package io.jackfield.webwire.samples;

import org.jspecify.annotations.NullMarked;
