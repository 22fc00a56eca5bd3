package io.jackfield.switchboard;

/** Virtual threads of handlers: one for each call, interrupted when the call is cancelled. */
final class HandlerThread {

    static void start(CallContext call, Runnable handler) {
        Thread thread = Thread.ofVirtual().name(call.function()).unstarted(handler);
        thread.start();
        call.onCancel(thread::interrupt);
    }

    private HandlerThread() {}
}
