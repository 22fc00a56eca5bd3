package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import java.lang.System.Logger.Level;

/** What a handler throws, as its caller is told. */
final class Failures {
    private static final System.Logger LOG = System.getLogger("io.jackfield.switchboard");

    static JackfieldException of(Call call, Throwable thrown) {
        if (thrown instanceof JackfieldException known) {
            return known;
        }
        if (thrown instanceof IllegalArgumentException) {
            String message = thrown.getMessage();
            return new JackfieldException(
                    Code.INVALID_ARGUMENT, message == null ? "not a good input" : message, thrown);
        }
        var reason = call.cancelReason();
        if (reason.isPresent()) {
            return reason.get().toException();
        }
        log("the handler of " + call.function() + " failed, trace " + call.trace(), thrown);
        return JackfieldException.of(thrown);
    }

    static void log(String message, Throwable cause) {
        LOG.log(Level.WARNING, message, cause);
    }

    private Failures() {}
}
