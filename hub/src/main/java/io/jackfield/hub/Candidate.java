package io.jackfield.hub;

import io.jackfield.core.Peer;

/**
 * A plugin that wants in.
 *
 * @param info how it introduces itself
 * @param token what it says besides; empty with plugins in Go
 * @param peer where it is, and its verified certificates
 */
public record Candidate(PluginInfo info, String token, Peer peer) {

    /** Without the token, which may be a secret. */
    @Override
    public String toString() {
        return "Candidate[" + info.name() + ", " + peer.address() + "]";
    }
}
