package io.jackfield.hub;

/**
 * A call as the method of a plugin sees it.
 *
 * @param method as the hub called it
 * @param trace the caller's identifier; empty if there is none
 * @param hook sends messages while the method runs, and after
 */
public record CallContext(String method, String trace, AsyncHook hook) {}
