package io.jackfield.webwire.replay;

import io.jackfield.webwire.WebWireException.Kind;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * Where the Java client does something else than the recorded one, and why.
 *
 * @param scenario name of the scenario
 * @param recorded what the recorded action ended with: an error kind, {@code reply}, or the text of
 *     an {@code other} error
 * @param op of the actions it is about
 * @param name of the request or label of the client it is about; empty for all
 * @param now how it ends instead; null if it succeeds
 * @param isLeftOut whether the action is not done at all
 * @param skipped steps that do not happen
 * @param reason what the specification tells to mend, or what Java calls it
 */
record Difference(
        String scenario,
        String recorded,
        String op,
        String name,
        @Nullable Kind now,
        boolean isLeftOut,
        Set<Integer> skipped,
        String reason) {

    private static final String NOT_HANDLED = "17.5: type 6 fails the request, it is not ignored";
    private static final String AT_ONCE = "12.8: what is pending fails when the connection is lost";
    private static final String NAMED = "an error without a name there has one here";
    private static final String STUCK =
            "13.3: a client that cannot read on closes the connection, so calls fail at once";

    static final List<Difference> ALL =
            List.of(
                    changed("14-internal-error", "timeout", "protocol", Kind.PROTOCOL, NOT_HANDLED),
                    changed("14-raw-special-replies", "timeout", "r6", Kind.PROTOCOL, NOT_HANDLED),
                    changed(
                            "14-raw-malformed-to-client",
                            "reply",
                            "go",
                            Kind.PROTOCOL,
                            NOT_HANDLED),
                    changed(
                            "14-connection-lost-pending",
                            "timeout",
                            "die",
                            Kind.DISCONNECTED,
                            AT_ONCE),
                    changed(
                            "14-raw-frames-to-client",
                            "timeout",
                            "three",
                            Kind.DISCONNECTED,
                            AT_ONCE),
                    changed("20-reply-exceeds-buffer", "timeout", "big", Kind.DISCONNECTED, STUCK),
                    changed("20-raw-malformed-to-client", "timeout", "", Kind.DISCONNECTED, STUCK),
                    new Difference(
                            "20-raw-malformed-to-client",
                            "already connected",
                            "connect",
                            "",
                            null,
                            true,
                            Set.of(),
                            "13.3: it would connect again, which was not recorded; see"
                                    + " WebWireClientTest"),
                    new Difference(
                            "20-buffer-exceeded",
                            "timeout",
                            "request",
                            "e",
                            Kind.BUFFER_OVERFLOW,
                            false,
                            Set.of(4, 5),
                            "13.1: the announced size is known, so nothing longer is sent"),
                    new Difference(
                            "20-mismatch",
                            "mismatching message buffer capacity (server: 8192; client: 4096)",
                            "connect",
                            "C",
                            null,
                            false,
                            Set.of(),
                            "17.4: the announced buffer size is adopted, not compared"),
                    other("20-mismatch", "mismatching sub-protocols", Kind.SUB_PROTOCOL_MISMATCH),
                    other("14-session-restore-by-key", "Can't restore", Kind.SESSION_ACTIVE),
                    other("20-raw-handshake-to-client", "unexpected message type", Kind.PROTOCOL),
                    other("20-raw-handshake-to-client", "read err", Kind.PROTOCOL));

    private static Difference changed(
            String scenario, String recorded, String name, Kind now, String reason) {
        return new Difference(scenario, recorded, "request", name, now, false, Set.of(), reason);
    }

    private static Difference other(String scenario, String text, Kind now) {
        return new Difference(scenario, text, "", "", now, false, Set.of(), NAMED);
    }

    /** The difference that this action makes; null if it is as recorded. */
    static @Nullable Difference of(Scenario scenario, Action action) {
        String recorded =
                action.expect().has("reply")
                        ? "reply"
                        : action.expect().text("error").equals("other")
                                ? action.expect().text("text")
                                : action.expect().text("error");
        for (Difference one : ALL) {
            if (one.scenario.equals(scenario.name())
                    && !recorded.isEmpty()
                    && recorded.startsWith(one.recorded)
                    && (one.op.isEmpty() || one.op.equals(action.op()))
                    && (one.name.isEmpty()
                            || one.name.equals(action.details().text("name"))
                            || one.name.equals(action.client()))) {
                return one;
            }
        }
        return null;
    }

    static Set<Integer> skippedBy(Scenario scenario) {
        var skipped = new java.util.TreeSet<Integer>();
        ALL.stream()
                .filter(one -> one.scenario.equals(scenario.name()))
                .forEach(one -> skipped.addAll(one.skipped));
        return skipped;
    }
}
