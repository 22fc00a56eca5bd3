package io.jackfield.transport;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which names in {@code Host} are answered; others get 421. It keeps pages whose name was pointed
 * at this machine (DNS rebinding) from reaching a server that listens on the loopback only.
 *
 * @param names accepted beside {@code localhost} and the loopback addresses, with any port
 * @param isEverywhere whether the check is made on every connection, not only on those that come in
 *     over the loopback
 * @param isOff whether any name is accepted
 */
public record HostPolicy(Set<String> names, boolean isEverywhere, boolean isOff) {

    /** Lower-cases the names. */
    public HostPolicy {
        Set<String> lower = new HashSet<>();
        for (String name : names) {
            lower.add(name.toLowerCase(Locale.ROOT));
        }
        names = Set.copyOf(lower);
    }

    /** Checked on the loopback, without further names. The default. */
    public static HostPolicy loopback() {
        return new HostPolicy(Set.of(), false, false);
    }

    /**
     * Checked on the loopback, with further names.
     *
     * @param names without port, in any case
     */
    public static HostPolicy loopbackAnd(Set<String> names) {
        return new HostPolicy(names, false, false);
    }

    /**
     * Checked everywhere.
     *
     * @param names without port, in any case
     */
    public static HostPolicy only(Set<String> names) {
        return new HostPolicy(names, true, false);
    }

    /** Any name. */
    public static HostPolicy any() {
        return new HostPolicy(Set.of(), false, true);
    }

    /**
     * Whether a request is answered.
     *
     * @param host the {@code Host} header, with or without a port
     * @param loopback whether the connection came in over the loopback
     */
    public boolean accepts(String host, boolean loopback) {
        if (isOff || (!isEverywhere && !loopback)) {
            return true;
        }
        String name = nameOf(host);
        return name.equals("localhost")
                || name.equals("127.0.0.1")
                || name.equals("[::1]")
                || names.contains(name);
    }

    private static String nameOf(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']') && colon >= 0;
        return (hasPort ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
