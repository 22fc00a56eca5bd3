/** Peers that break off, never read, or come in great numbers; and a server that is killed. */
@NullMarked
package io.jackfield.webwire.faults;

import org.jspecify.annotations.NullMarked;
