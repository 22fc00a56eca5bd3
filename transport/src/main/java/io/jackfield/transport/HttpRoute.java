package io.jackfield.transport;

import io.jackfield.core.Execution;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Requests that a handler answers. An exact path goes before a prefix, a longer prefix before a
 * shorter; then method and content type must fit, else 405 or 415. A prefix takes the methods of
 * its own path that no exact route takes there.
 *
 * @param method such as {@code POST}; GET answers HEAD as well; OPTIONS takes the place of the
 *     answer that says which methods and pages are taken
 * @param path begins with a slash; decoded, as {@link HttpRequest#path}; a prefix ends with a slash
 * @param isPrefix whether everything below the path is meant
 * @param contentTypes without parameters, in lower case; empty for any, or for none
 * @param takesEncodedSlashes whether a path may have percent-encoded slashes and backslashes; not
 *     by default: 400, since programs in between disagree about them
 * @param execution where the handler runs; {@link Execution#BLOCKING} by default
 * @param handler answers
 */
public record HttpRoute(
        String method,
        String path,
        boolean isPrefix,
        Set<String> contentTypes,
        boolean takesEncodedSlashes,
        Execution execution,
        HttpHandler handler) {

    /**
     * Checks method and path.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public HttpRoute {
        if (!method.matches("[A-Z]{1,32}")) {
            throw new IllegalArgumentException(
                    "a method is 1 to 32 upper-case letters, not " + method);
        }
        checkPath(path, isPrefix);
        Set<String> lower = new TreeSet<>();
        for (String type : contentTypes) {
            lower.add(type.toLowerCase(Locale.ROOT));
        }
        contentTypes = Set.copyOf(lower);
    }

    /**
     * A route of one path.
     *
     * @param method such as {@code GET}
     * @param path begins with a slash
     * @param handler answers on a virtual thread
     */
    public static HttpRoute exact(String method, String path, HttpHandler handler) {
        return new HttpRoute(method, path, false, Set.of(), false, Execution.BLOCKING, handler);
    }

    /**
     * A route of everything below a path.
     *
     * @param method such as {@code GET}
     * @param path begins and ends with a slash
     * @param handler answers on a virtual thread
     */
    public static HttpRoute prefix(String method, String path, HttpHandler handler) {
        return new HttpRoute(method, path, true, Set.of(), false, Execution.BLOCKING, handler);
    }

    /**
     * The same for requests of these content types alone.
     *
     * @param types such as {@code application/json}
     */
    public HttpRoute withContentTypes(String... types) {
        return new HttpRoute(
                method, path, isPrefix, Set.of(types), takesEncodedSlashes, execution, handler);
    }

    /**
     * The same for paths with encoded slashes too, in a handler that reads {@link
     * HttpRequest#segments}. Every route of the path must take them.
     */
    public HttpRoute withEncodedSlashes() {
        return new HttpRoute(method, path, isPrefix, contentTypes, true, execution, handler);
    }

    /**
     * The same on another kind of thread.
     *
     * @param other where the handler runs
     */
    public HttpRoute withExecution(Execution other) {
        return new HttpRoute(
                method, path, isPrefix, contentTypes, takesEncodedSlashes, other, handler);
    }

    @Override
    public String toString() {
        return method
                + " "
                + path
                + (isPrefix ? "*" : "")
                + (contentTypes.isEmpty() ? "" : " " + new TreeSet<>(contentTypes));
    }

    static void checkPath(String path, boolean isPrefix) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash, this one not: " + path);
        }
        if (isPrefix && !path.endsWith("/")) {
            throw new IllegalArgumentException("a prefix ends with a slash, this one not: " + path);
        }
    }
}
