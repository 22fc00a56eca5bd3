package io.jackfield.hub;

import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.Payload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What all plugins said to one call. Each is in exactly one of the two maps, by the name under
 * which the hub knows it.
 *
 * @param results of those that answered
 * @param errors of those that failed, left, or did not answer in time
 */
public record BroadcastResult(
        Map<String, Payload> results, Map<String, JackfieldException> errors) {

    /** Copies the maps. */
    public BroadcastResult {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }
}
