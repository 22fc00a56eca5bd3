/**
 * WebWire: sessions, requests and signals over WebSocket, protocols 1.4 and 2.0.
 *
 * <p>In reading order: a server is a {@link io.jackfield.webwire.WebWireServer} over a {@link
 * io.jackfield.webwire.ServerImplementation} of one's own; each client that connects is a {@link
 * io.jackfield.webwire.Connection} there. A client is a {@link io.jackfield.webwire.WebWireClient}
 * with a {@link io.jackfield.webwire.ClientListener}. Both exchange {@link
 * io.jackfield.webwire.Payload}s, know a {@link io.jackfield.webwire.Session} by its key, and tell
 * what went wrong with a {@link io.jackfield.webwire.WebWireException}.
 *
 * <p>Threads: handlers run on virtual threads and may block, unless they promise not to. Methods of
 * servers, connections and clients may be called by any thread.
 */
@NullMarked
package io.jackfield.webwire;

import org.jspecify.annotations.NullMarked;
