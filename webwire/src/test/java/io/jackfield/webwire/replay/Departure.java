package io.jackfield.webwire.replay;

import java.util.Map;

/** Where the server is to do something else than the original, and which section says so. */
sealed interface Departure {

    /** The recorded message is not sent. */
    record NotSent(String section) implements Departure {}

    /** Another message is sent in its place. */
    record Instead(String hex, String section) implements Departure {}

    /** The connection ends here; what was recorded behind it is not played. */
    record Ends(String section) implements Departure {}

    /** By scenario and number of the step. */
    Map<String, Map<Integer, Departure>> ALL =
            Map.of(
                    "14-signal-name-only",
                    Map.of(3, new NotSent("14.3: no 1.4 client takes a signal without payload")),
                    "14-session-close-by-client",
                    Map.of(13, new Instead("030300000000000000", "8.5: a closed session is gone")),
                    "20-reply-exceeds-buffer",
                    Map.of(
                            4,
                            new Instead(
                                    "020200000000000000",
                                    "17.4: no limit on outbound replies; it gets an internal"
                                            + " error")),
                    "20-handler-panic",
                    Map.of(2, new Ends("13.1: close the connection instead")));

    /**
     * Whether the connection is cut in place of an answer: what begins with a lower-case word is
     * taken for no HTTP at all (design, section 3, one port).
     */
    static boolean isCut(Exchange exchange) {
        return exchange.request().startLine().startsWith("webwire ");
    }

    /** All of a scenario. */
    static Map<Integer, Departure> of(Scenario scenario) {
        return ALL.getOrDefault(scenario.name(), Map.of());
    }
}
