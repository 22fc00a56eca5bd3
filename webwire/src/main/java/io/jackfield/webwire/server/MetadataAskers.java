package io.jackfield.webwire.server;

import io.jackfield.core.Peer;
import io.jackfield.core.Scheduler;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Which addresses have asked for 1.4's metadata a moment ago, as a 1.4 client does before it
 * connects. No more than a hint, section 14.2: it decides only whether long replies are sent.
 */
final class MetadataAskers {
    private static final int MOST = 1024;
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Scheduler scheduler;
    private final Map<String, Long> asked =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > MOST;
                }
            };

    MetadataAskers(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    synchronized void asked(Peer peer) {
        asked.put(host(peer), scheduler.nanoTime());
    }

    synchronized boolean hasAsked(Peer peer) {
        Long time = asked.get(host(peer));
        return time != null && scheduler.nanoTime() - time < REMEMBERED_NANOS;
    }

    private static String host(Peer peer) {
        String address = peer.address();
        int colon = address.lastIndexOf(':');
        return colon < 0 ? address : address.substring(0, colon);
    }
}
