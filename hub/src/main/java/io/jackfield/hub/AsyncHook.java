package io.jackfield.hub;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

/**
 * Sends messages to the hub that it has not asked for. From any thread. A plugin gets one by a
 * public method of its object that takes an {@code AsyncHook} and nothing else and gives nothing
 * back: it is called once, before the plugin connects.
 */
@FunctionalInterface
public interface AsyncHook {

    /**
     * Sends a message. Messages leave in the order of the calls of one thread. Blocks while 1,024
     * (see {@link HubPlugin.Builder#maxWaitingMessages}) wait because the hub does not read; not in
     * methods that run {@code INLINE}.
     *
     * @param value what Jackson can write
     * @throws JackfieldException {@link Code#UNAVAILABLE} when the hub is not connected, {@link
     *     Code#RESOURCE_EXHAUSTED} when it still does not read, {@link Code#INVALID_ARGUMENT} if
     *     the value cannot be written, {@link Code#CANCELLED} if the thread is interrupted
     */
    void emit(@Nullable Object value);
}
