package io.jackfield.hub.plugin;

import io.jackfield.core.JackfieldException;
import io.jackfield.hub.AsyncHook;
import io.jackfield.hub.CallContext;
import io.jackfield.hub.engine.Failures;
import io.jackfield.hub.frames.Envelope;

import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * Calls methods and says how it went (specification, sections 8.3 to 8.5).
 *
 * @param methods by name
 * @param hook for those that take a context
 */
record Answers(Map<String, BoundMethod> methods, AsyncHook hook) {
    private static final System.Logger LOG = System.getLogger("io.jackfield.hub");

    /** Never throws: a fault of a method is an answer too. */
    Envelope to(Envelope call) {
        BoundMethod method = methods.get(call.method());
        if (method == null) {
            return call.failure(Failures.METHOD_NOT_FOUND);
        }
        try {
            var context = new CallContext(call.method(), call.trace(), hook);
            return call.result(method.call(context, call.payload()));
        } catch (Throwable thrown) {
            if (method.expects(thrown)) {
                return thrown instanceof JackfieldException known
                        ? call.failure(text(thrown), known.code().name())
                        : call.failure(text(thrown));
            }
            LOG.log(Level.ERROR, "the method " + call.method() + " failed", thrown);
            return call.failure("panic: " + text(thrown));
        }
    }

    /** Never empty: an empty error would be a success. */
    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isEmpty() ? thrown.getClass().getSimpleName() : message;
    }
}
