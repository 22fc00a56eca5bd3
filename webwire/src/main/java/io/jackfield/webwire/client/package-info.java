/**
 * The WebWire client behind its public face: connecting, reconnecting, and telling its listener.
 */
@NullMarked
package io.jackfield.webwire.client;

import org.jspecify.annotations.NullMarked;
