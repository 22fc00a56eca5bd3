package io.jackfield.webwire;

import io.jackfield.core.SessionKey;

import java.time.Instant;

/**
 * A session as both ends of a connection see it (specification, section 8.3).
 *
 * @param key the secret that restores it; {@link SessionKey#toString} does not show it
 * @param created when it was made
 * @param lastLookup when it was last restored before this time, to half a minute
 * @param info what the application keeps with it
 */
public record Session(SessionKey key, Instant created, Instant lastLookup, SessionInfo info) {}
