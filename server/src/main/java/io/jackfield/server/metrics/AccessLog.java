package io.jackfield.server.metrics;

import io.jackfield.core.Peer;
import io.jackfield.transport.HttpListener;

import java.lang.System.Logger.Level;

/** One line for each exchange, under the logger {@code io.jackfield.access}. */
public final class AccessLog implements HttpListener {
    private static final System.Logger LOG = System.getLogger("io.jackfield.access");

    /** Logs from now on. */
    public AccessLog() {}

    @Override
    public void completed(
            String method, String path, int status, long bytes, long nanos, Peer peer) {
        LOG.log(
                Level.INFO,
                "{0} {1} {2} {3} {4} B {5} us",
                peer.address(),
                printable(method),
                printable(path),
                status,
                Long.toString(bytes),
                Long.toString(nanos / 1_000));
    }

    /** What a client sent must not make lines of its own in the log. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]", "?");
    }
}
