package io.jackfield.webwire.engine;

import io.jackfield.webwire.VersionPolicy;
import io.jackfield.webwire.codec.Grammar;

/**
 * How a server treats a client of one protocol version: the rules in which the versions differ
 * (specification, section 14.3). The engine asks nothing else about versions.
 *
 * @param name for logs
 * @param grammar which messages there are
 * @param announces whether AcceptConf is the first message
 * @param takesText whether text frames are read as binary ones; else they close the connection
 * @param answersMalformed whether a malformed request is answered with a protocol error and any
 *     other malformed message ignored; else both close the connection
 * @param limitsIncoming whether messages over the announced buffer close the connection
 * @param limitsOutgoing whether nothing over the announced buffer is sent
 * @param hasReadTimeout whether the announced read timeout is enforced; else the client is pinged
 * @param sendsNameOnlySignals whether signals without payload may be sent
 * @param tellsWhoClosed whether a client that closes its session gets SessionClosed too
 * @param closesOnLookupFailure whether the connection ends when the session store fails
 * @param closesWithSession whether the connection ends when the server closes its session
 * @param namesLibraryErrors whether an error of the library out of a handler is answered with its
 *     own type; else as an internal error
 */
public record ServerDialect(
        String name,
        Grammar grammar,
        boolean announces,
        boolean takesText,
        boolean answersMalformed,
        boolean limitsIncoming,
        boolean limitsOutgoing,
        boolean hasReadTimeout,
        boolean sendsNameOnlySignals,
        boolean tellsWhoClosed,
        boolean closesOnLookupFailure,
        boolean closesWithSession,
        boolean namesLibraryErrors) {

    /** Protocol 1.4. */
    public static final ServerDialect V1_4 =
            new ServerDialect(
                    "1.4",
                    Grammar.V1_4,
                    false,
                    true,
                    true,
                    false,
                    false,
                    false,
                    false,
                    true,
                    true,
                    true,
                    true);

    /** Protocol 2.0. */
    public static final ServerDialect V2_0 =
            new ServerDialect(
                    "2.0",
                    Grammar.V2_0,
                    true,
                    false,
                    false,
                    true,
                    true,
                    true,
                    true,
                    false,
                    false,
                    false,
                    false);

    /** A client that has not shown yet what it speaks: what harms neither. */
    public static final ServerDialect UNDETERMINED =
            new ServerDialect(
                    "automatic",
                    Grammar.ANY,
                    true,
                    true,
                    false,
                    false,
                    true,
                    false,
                    true,
                    true,
                    false,
                    false,
                    false);

    /**
     * The dialect that a connection begins with.
     *
     * @param policy of its path
     */
    public static ServerDialect of(VersionPolicy policy) {
        return switch (policy) {
            case V1_4 -> V1_4;
            case V2_0 -> V2_0;
            case AUTOMATIC -> UNDETERMINED;
        };
    }

    /** The dialect of a client that sent a heartbeat, which 1.4 has not. */
    ServerDialect afterHeartbeat() {
        return announces && !hasReadTimeout ? V2_0 : this;
    }

    /** The same, without a limit for what is sent: for a client that asked for 1.4's metadata. */
    public ServerDialect withoutOutgoingLimit() {
        return new ServerDialect(
                name,
                grammar,
                announces,
                takesText,
                answersMalformed,
                limitsIncoming,
                false,
                hasReadTimeout,
                sendsNameOnlySignals,
                tellsWhoClosed,
                closesOnLookupFailure,
                closesWithSession,
                namesLibraryErrors);
    }
}
