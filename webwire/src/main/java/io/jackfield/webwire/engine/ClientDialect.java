package io.jackfield.webwire.engine;

import io.jackfield.webwire.Version;
import io.jackfield.webwire.codec.Grammar;

/**
 * What a client does differently from one version to the other; chosen once, when the client is
 * made (specification, sections 12 and 13.3).
 *
 * @param grammar which messages there are
 * @param asksVersion whether a {@code WEBWIRE} request of HTTP asks for the version first
 * @param awaitsConfiguration whether the server's first message is AcceptConf: it announces the
 *     buffer and the read timeout, against which heartbeats are sent
 * @param ignoresMalformed whether what cannot be understood is passed over; else it ends the
 *     connection
 * @param takesText whether text frames are read as binary ones; else they end the connection
 */
public record ClientDialect(
        Grammar grammar,
        boolean asksVersion,
        boolean awaitsConfiguration,
        boolean ignoresMalformed,
        boolean takesText) {

    private static final ClientDialect V1_4 =
            new ClientDialect(Grammar.V1_4, true, false, true, true);
    private static final ClientDialect V2_0 =
            new ClientDialect(Grammar.V2_0, false, true, false, false);

    /**
     * The dialect of a version.
     *
     * @param version as chosen for the client
     */
    public static ClientDialect of(Version version) {
        return switch (version) {
            case V1_4 -> V1_4;
            case V2_0 -> V2_0;
        };
    }
}
