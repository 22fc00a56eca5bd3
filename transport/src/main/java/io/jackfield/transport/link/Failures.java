package io.jackfield.transport.link;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.transport.websocket.WebSocketException;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.EventExecutor;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/** What errors mean for a link. */
final class Failures {
    private static final System.Logger LOG = System.getLogger("io.jackfield.transport");

    /** The reason that a link closes with for this error; what is our own fault is logged. */
    static CloseReason reasonOf(Throwable error) {
        return switch (error) {
            case WebSocketException broken ->
                    new CloseReason(
                            broken.status() == WebSocketException.TOO_BIG
                                    ? CloseReason.Kind.TOO_LARGE
                                    : CloseReason.Kind.PROTOCOL_ERROR,
                            broken.status(),
                            broken.text(),
                            broken);
            case JackfieldException known when known.code() == Code.INVALID_ARGUMENT ->
                    CloseReason.of(CloseReason.Kind.PROTOCOL_ERROR, known.message(), known);
            case JackfieldException known when known.code() == Code.RESOURCE_EXHAUSTED ->
                    CloseReason.of(CloseReason.Kind.TOO_LARGE, known.message(), known);
            case IOException lost -> CloseReason.of(CloseReason.Kind.LOST, "connection lost", lost);
            case DecoderException tls ->
                    CloseReason.of(CloseReason.Kind.LOST, "TLS failed: " + tls.getMessage(), tls);
            default -> {
                log("a link closes for a fault of its handler", error);
                yield CloseReason.of(CloseReason.Kind.INTERNAL, "internal error", error);
            }
        };
    }

    static JackfieldException tooLong(long bytes, int most) {
        return new JackfieldException(
                Code.RESOURCE_EXHAUSTED,
                "a message of "
                        + bytes
                        + " bytes is over the limit of "
                        + most
                        + ": raise maxMessageBytes or send less");
    }

    static void log(String what, Throwable error) {
        LOG.log(System.Logger.Level.WARNING, what, error);
    }

    /** Runs it on the loop; not at all once the loop has ended, since its links have ended too. */
    static void execute(EventExecutor loop, Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the transport is closed", e);
        }
    }

    static long nanosOf(Duration delay) {
        try {
            return Math.max(0, delay.toNanos());
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE >> 1;
        }
    }

    private Failures() {}
}
