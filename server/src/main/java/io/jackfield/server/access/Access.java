package io.jackfield.server.access;

import io.jackfield.core.Principal;
import io.jackfield.switchboard.Rules;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.transport.HttpRequest;

import java.util.ArrayList;
import java.util.List;

/**
 * Who may do what on this server. Configured rules decide; without any, but with tokens, whoever is
 * known may do everything and nobody else anything; without both, everyone may do everything, and
 * the server listens on the loopback only.
 */
public final class Access {
    private static final Rules.Action[] USE = {
        Rules.Action.CALL, Rules.Action.PUBLISH, Rules.Action.FOLLOW, Rules.Action.OFFER
    };

    private final TokenFile tokens;
    private final Authenticator authenticator;
    private final Switchboard board;
    private volatile List<Rules.Rule> configured = List.of();

    /**
     * The access to a board.
     *
     * @param tokens who is known
     * @param authenticator says who somebody is
     * @param board whose rules are set
     */
    public Access(TokenFile tokens, Authenticator authenticator, Switchboard board) {
        this.tokens = tokens;
        this.authenticator = authenticator;
        this.board = board;
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
        configured = List.copyOf(rules);
        board.rules(effective());
    }

    private Rules effective() {
        if (!configured.isEmpty() || tokens.tokens().isEmpty()) {
            return Rules.of(configured);
        }
        var rules = new ArrayList<Rules.Rule>();
        rules.add(Rules.Rule.allow("**", "**", USE));
        rules.add(Rules.Rule.deny(Principal.ANONYMOUS.name(), "**", USE));
        return Rules.of(rules);
    }

    /**
     * Who sends a request.
     *
     * @param request with its headers and peer
     */
    public Principal authenticate(HttpRequest request) {
        if (configured.isEmpty() && board.rules().rules().isEmpty() != tokens.tokens().isEmpty()) {
            board.rules(effective()); // the first token came, or the last one went
        }
        return authenticator.authenticate(request);
    }
}
