/**
 * The switchboard over HTTP: calls, publications, topics as server-sent events, and the list of
 * functions.
 */
@NullMarked
package io.jackfield.server.bridge;

import org.jspecify.annotations.NullMarked;
