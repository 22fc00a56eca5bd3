package io.jackfield.webwire.engine;

import io.jackfield.core.LiveSession;
import io.jackfield.webwire.Session;

/**
 * A session that a connection has.
 *
 * @param session as the application sees it
 * @param live shared with the other connections
 */
record HeldSession(Session session, LiveSession<SessionState> live) {}
