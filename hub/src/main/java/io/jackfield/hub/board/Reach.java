package io.jackfield.hub.board;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Peer;
import io.jackfield.hub.Candidate;
import io.jackfield.hub.NameRule;

/** From where plugins may come: the wire has no authentication of its own. */
final class Reach implements NameRule {
    private final TcpPolicy policy;
    private final NameRule overTcp;

    /**
     * A rule.
     *
     * @param policy as configured
     * @param secret as configured; may be empty where it is not asked for
     * @param hasSamples whether the loopback is taken all the same
     */
    Reach(TcpPolicy policy, String secret, boolean hasSamples) {
        this.policy = policy == TcpPolicy.OFF && hasSamples ? TcpPolicy.LOOPBACK : policy;
        this.overTcp =
                switch (this.policy) {
                    case OFF, LOOPBACK -> NameRule.ANYBODY;
                    case SECRET -> NameRule.secret(secret);
                    case CERTIFICATE -> NameRule.certificate();
                };
    }

    @Override
    public void check(Candidate candidate) {
        Peer peer = candidate.peer();
        if (isLocal(peer.address())) {
            return;
        }
        boolean isRefused =
                policy == TcpPolicy.OFF
                        || (policy == TcpPolicy.LOOPBACK && !isLoopback(peer.address()));
        if (isRefused) {
            throw new JackfieldException(
                    Code.PERMISSION_DENIED,
                    "this server takes no plugins from "
                            + peer.address()
                            + "; dial a Unix socket of it, or set tcp in its table [hub]");
        }
        overTcp.check(candidate);
    }

    private static boolean isLocal(String address) {
        return address.startsWith("unix") || address.startsWith("memory:");
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.")
                || address.startsWith("[::1]")
                || address.startsWith("[0:0:0:0:0:0:0:1]")
                || address.startsWith("0:0:0:0:0:0:0:1");
    }
}
