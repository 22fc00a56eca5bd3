/** The WebWire server behind its public face: routes, the metadata of 1.4, and shutting down. */
@NullMarked
package io.jackfield.webwire.server;

import org.jspecify.annotations.NullMarked;
