package io.jackfield.transport;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which web pages may reach this server. Applied to requests that carry {@code Origin}: WebSocket
 * upgrades and methods other than GET, HEAD and OPTIONS from elsewhere are refused with 403;
 * answers to allowed pages carry the CORS headers.
 */
public sealed interface OriginPolicy {

    /** Pages of this server alone: scheme, host and port as in the request. The default. */
    static OriginPolicy sameOrigin() {
        return new Listed(Set.of());
    }

    /**
     * Pages of this server and of these.
     *
     * @param origins such as {@code https://example.org} or {@code http://localhost:8080}
     * @throws IllegalArgumentException for one that is not scheme, host and port
     */
    static OriginPolicy allow(Set<String> origins) {
        return new Listed(origins);
    }

    /** Any page. Only for servers that hold nothing private and are not on a private network. */
    static OriginPolicy any() {
        return new Any();
    }

    /**
     * Whether a page may.
     *
     * @param origin the {@code Origin} header
     * @param secure whether the request came over TLS
     * @param host the {@code Host} header
     */
    boolean allows(String origin, boolean secure, String host);

    /** See {@link OriginPolicy#any}. */
    record Any() implements OriginPolicy {
        @Override
        public boolean allows(String origin, boolean secure, String host) {
            return true;
        }
    }

    /**
     * See {@link OriginPolicy#allow}.
     *
     * @param origins beside the server's own
     */
    record Listed(Set<String> origins) implements OriginPolicy {
        /** Checks and lower-cases them. */
        public Listed {
            Set<String> normal = new HashSet<>();
            for (String origin : origins) {
                if (!origin.matches("[A-Za-z][A-Za-z0-9+.-]*://[^/\\s]+")) {
                    throw new IllegalArgumentException(
                            "an origin is scheme://host or scheme://host:port, not " + origin);
                }
                normal.add(normalise(origin));
            }
            origins = Set.copyOf(normal);
        }

        @Override
        public boolean allows(String origin, boolean secure, String host) {
            String normal = normalise(origin);
            return normal.equals(normalise((secure ? "https://" : "http://") + host))
                    || origins.contains(normal);
        }

        private static String normalise(String origin) {
            String lower = origin.toLowerCase(Locale.ROOT);
            if (lower.startsWith("http://") && lower.endsWith(":80")) {
                return lower.substring(0, lower.length() - 3);
            }
            if (lower.startsWith("https://") && lower.endsWith(":443")) {
                return lower.substring(0, lower.length() - 4);
            }
            return lower;
        }
    }
}
