package io.jackfield.switchboard;

import io.jackfield.core.Principal;

import org.jspecify.annotations.Nullable;

/** What a call inherits of the call it is made in; see {@link Call#board()}. */
final class Inherited {

    static CallOptions options(CallOptions own, @Nullable CallContext within) {
        if (within == null) {
            return own;
        }
        Principal onBehalfOf = own.onBehalfOf();
        if (onBehalfOf == null && own.principal().equals(Principal.LOCAL)) {
            onBehalfOf = within.onBehalfOf().orElse(within.principal());
            onBehalfOf = onBehalfOf.equals(Principal.LOCAL) ? null : onBehalfOf;
        }
        String trace = own.trace();
        return new CallOptions(
                own.principal(),
                onBehalfOf,
                own.deadline(),
                own.metadata(),
                Math.max(own.hops(), within.hops() + 1),
                trace == null ? within.trace() : trace);
    }

    private Inherited() {}
}
