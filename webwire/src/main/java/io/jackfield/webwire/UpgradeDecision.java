package io.jackfield.webwire;

import io.jackfield.core.Principal;
import io.jackfield.transport.HttpResponse;

import java.util.Map;

/** What {@link ServerImplementation#beforeUpgrade} decides (specification, section 13.1). */
public sealed interface UpgradeDecision {

    /** Takes the connection as the server's options say. */
    static Accept accept() {
        return new Accept(Principal.ANONYMOUS, 0, Map.of());
    }

    /**
     * Refuses it.
     *
     * @param response sent in place of the upgrade
     */
    static Refuse refuse(HttpResponse response) {
        return new Refuse(response);
    }

    /**
     * The connection is taken.
     *
     * @param principal who it is; stands in {@link ConnectionInfo#peer}
     * @param concurrency how many handlers of this connection may run at once; 0 for what the
     *     server's options say
     * @param attributes kept in {@link ConnectionInfo#attributes}
     */
    record Accept(Principal principal, int concurrency, Map<String, Object> attributes)
            implements UpgradeDecision {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if {@code concurrency} is negative
         */
        public Accept {
            if (concurrency < 0) {
                throw new IllegalArgumentException(
                        "concurrency must be at least 0, was " + concurrency);
            }
            attributes = Map.copyOf(attributes);
        }

        /**
         * The same for somebody known.
         *
         * @param known who it is
         */
        public Accept as(Principal known) {
            return new Accept(known, concurrency, attributes);
        }

        /**
         * The same with another concurrency.
         *
         * @param value 1 or more; 0 for what the server's options say
         * @throws IllegalArgumentException if negative
         */
        public Accept withConcurrency(int value) {
            return new Accept(principal, value, attributes);
        }

        /**
         * The same with other attributes.
         *
         * @param value copied
         */
        public Accept withAttributes(Map<String, Object> value) {
            return new Accept(principal, concurrency, value);
        }
    }

    /**
     * The connection is refused.
     *
     * @param response sent in place of the upgrade
     */
    record Refuse(HttpResponse response) implements UpgradeDecision {}
}
