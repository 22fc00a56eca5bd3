package io.jackfield.transport;

import java.net.InetAddress;
import java.util.Set;

/**
 * How many connections a listener takes, and from whom it believes an address.
 *
 * @param maxConnections of the listener; those above are closed at once; 100,000 by default
 * @param maxUndetected connections whose protocol is not known yet; 1,024 by default
 * @param maxUndetectedPerAddress the same for each address; 64 by default
 * @param proxies addresses whose connections begin with a PROXY header (version 1 or 2), which
 *     names the client; from any other address such a header is refused; none by default
 */
public record Admission(
        int maxConnections,
        int maxUndetected,
        int maxUndetectedPerAddress,
        Set<InetAddress> proxies) {

    /** The defaults. */
    public static final Admission DEFAULT = new Admission(100_000, 1024, 64, Set.of());

    /**
     * Checks every number.
     *
     * @throws IllegalArgumentException naming the field and the value
     */
    public Admission {
        atLeastOne("maxConnections", maxConnections);
        atLeastOne("maxUndetected", maxUndetected);
        atLeastOne("maxUndetectedPerAddress", maxUndetectedPerAddress);
        proxies = Set.copyOf(proxies);
    }

    /**
     * The same with another {@link #maxConnections}.
     *
     * @param value 1 or more
     */
    public Admission withMaxConnections(int value) {
        return new Admission(value, maxUndetected, maxUndetectedPerAddress, proxies);
    }

    /**
     * The same with another {@link #maxUndetected}.
     *
     * @param value 1 or more
     */
    public Admission withMaxUndetected(int value) {
        return new Admission(maxConnections, value, maxUndetectedPerAddress, proxies);
    }

    /**
     * The same with another {@link #maxUndetectedPerAddress}.
     *
     * @param value 1 or more
     */
    public Admission withMaxUndetectedPerAddress(int value) {
        return new Admission(maxConnections, maxUndetected, value, proxies);
    }

    /**
     * The same with other {@link #proxies}.
     *
     * @param addresses of the proxies
     */
    public Admission withProxies(Set<InetAddress> addresses) {
        return new Admission(maxConnections, maxUndetected, maxUndetectedPerAddress, addresses);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }
}
