package io.jackfield.webwire;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Turns what came as JSON into an application's own {@link SessionInfo}: on the client for every
 * session it is told of, on the server for every session it restores.
 */
@FunctionalInterface
public interface SessionInfoParser {

    /** Keeps the fields as they are. */
    SessionInfoParser GENERIC = SessionInfo::of;

    /**
     * Makes it. Called on any thread; must not block. What it throws is logged; the session is then
     * not restored, and on a client a new one is ignored.
     *
     * @param fields as decoded: text, numbers, booleans, null, lists and maps
     */
    SessionInfo parse(Map<String, @Nullable Object> fields);
}
