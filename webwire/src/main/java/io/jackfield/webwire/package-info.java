/**
 * WebWire: sessions, requests and signals over WebSocket, protocols 1.4 and 2.0.
 *
 * <p>A server is a {@code WebWireServer} over an implementation of one's own; each client that
 * connects is a {@code Connection} there. A client is a {@code WebWireClient}. Both exchange {@link
 * io.jackfield.webwire.Payload}s and know a {@link io.jackfield.webwire.Session} by its key.
 *
 * <p>Threads: handlers run on virtual threads and may block, unless they promise not to. Methods of
 * servers, connections and clients may be called by any thread.
 */
@NullMarked
package io.jackfield.webwire;

import org.jspecify.annotations.NullMarked;
