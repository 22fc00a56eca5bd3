package io.jackfield.transport.net;

import io.jackfield.transport.Admission;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts connections whose protocol is not known yet, in all and by address. Thread-safe. */
final class Undetected {
    private final Admission admission;
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private int all;

    Undetected(Admission admission) {
        this.admission = admission;
    }

    /** One more from this address, unless that is too many. */
    synchronized boolean enter(@Nullable SocketAddress from) {
        InetAddress address = addressOf(from);
        int same = address == null ? 0 : byAddress.getOrDefault(address, 0);
        if (all >= admission.maxUndetected() || same >= admission.maxUndetectedPerAddress()) {
            return false;
        }
        all++;
        if (address != null) {
            byAddress.put(address, same + 1);
        }
        return true;
    }

    /** One that entered is known now, or gone. */
    synchronized void leave(@Nullable SocketAddress from) {
        all--;
        InetAddress address = addressOf(from);
        if (address != null) {
            byAddress.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
        }
    }

    synchronized int count() {
        return all;
    }

    private static @Nullable InetAddress addressOf(@Nullable SocketAddress from) {
        return from instanceof InetSocketAddress inet ? inet.getAddress() : null;
    }
}
