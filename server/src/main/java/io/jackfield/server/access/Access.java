package io.jackfield.server.access;

import io.jackfield.core.Principal;
import io.jackfield.switchboard.Rules;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.transport.HttpRequest;

import java.util.ArrayList;
import java.util.List;

/**
 * Who may do what on this server. Configured rules decide; without any, but with tokens, whoever is
 * known may do everything and nobody else anything; without both, everyone may do everything on a
 * server that listens on the loopback only, and nobody unknown anything on one that does not.
 */
public final class Access {
    private static final Rules.Action[] USE = {
        Rules.Action.CALL, Rules.Action.PUBLISH, Rules.Action.FOLLOW, Rules.Action.OFFER
    };

    private final TokenFile tokens;
    private final Authenticator authenticator;
    private final Switchboard board;
    private final boolean isForKnownOnly;
    private volatile List<Rules.Rule> configured = List.of();

    /**
     * The access to a board.
     *
     * @param tokens who is known
     * @param authenticator says who somebody is
     * @param board whose rules are set
     * @param isForKnownOnly whether strangers can reach the server, so that the end of the last
     *     token or rule must not open it to them
     */
    public Access(
            TokenFile tokens,
            Authenticator authenticator,
            Switchboard board,
            boolean isForKnownOnly) {
        this.tokens = tokens;
        this.authenticator = authenticator;
        this.board = board;
        this.isForKnownOnly = isForKnownOnly;
    }

    /** Whether anything decides who may come in: a token or a rule. */
    public boolean isConfigured() {
        return !configured.isEmpty() || !tokens.tokens().isEmpty();
    }

    /**
     * Puts rules in force.
     *
     * @param rules as configured
     */
    public void apply(List<Rules.Rule> rules) {
        Rules effective = effective(rules); // before anything changes: the tokens may be damaged
        configured = List.copyOf(rules);
        board.rules(effective);
    }

    private Rules effective(List<Rules.Rule> given) {
        if (!given.isEmpty() || !mustBeKnown()) {
            return Rules.of(given);
        }
        var rules = new ArrayList<Rules.Rule>();
        rules.add(Rules.Rule.allow("**", "**", USE));
        rules.add(Rules.Rule.deny(Principal.ANONYMOUS.name(), "**", USE));
        return Rules.of(rules);
    }

    /** Whether everyone may do everything. */
    public boolean isOpen() {
        return configured.isEmpty() && !mustBeKnown();
    }

    private boolean mustBeKnown() {
        return isForKnownOnly || !tokens.tokens().isEmpty();
    }

    /**
     * Who sends a request.
     *
     * @param request with its headers and peer
     */
    public Principal authenticate(HttpRequest request) {
        if (configured.isEmpty() && board.rules().rules().isEmpty() == mustBeKnown()) {
            board.rules(effective(configured)); // the first token came, or the last one went
        }
        return authenticator.authenticate(request);
    }
}
