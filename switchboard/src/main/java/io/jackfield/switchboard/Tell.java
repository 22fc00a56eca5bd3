package io.jackfield.switchboard;

import io.jackfield.core.JackfieldException;

/** Calls of observers, which are other people's code: what they throw is logged, not passed on. */
final class Tell {

    static void completed(UnaryObserver observer, Payload output, Metadata trailers, Call call) {
        try {
            observer.completed(output, trailers);
        } catch (RuntimeException e) {
            log(call, e);
        }
    }

    static void failed(UnaryObserver observer, JackfieldException cause, Call call) {
        try {
            observer.failed(cause);
        } catch (RuntimeException e) {
            log(call, e);
        }
    }

    static void refused(UnaryObserver observer, JackfieldException cause, String name) {
        try {
            observer.failed(cause);
        } catch (RuntimeException e) {
            Failures.log("the observer of a call of " + Names.printable(name) + " failed", e);
        }
    }

    static void refused(CallObserver observer, JackfieldException cause, String name) {
        try {
            observer.failed(cause);
        } catch (RuntimeException e) {
            Failures.log("the observer of a call of " + Names.printable(name) + " failed", e);
        }
    }

    static void log(Call call, RuntimeException thrown) {
        Failures.log("the observer of a call of " + call.function() + " failed", thrown);
    }

    private Tell() {}
}
