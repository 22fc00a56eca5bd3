package io.jackfield.server.access;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Peer;
import io.jackfield.core.Principal;
import io.jackfield.transport.HttpRequest;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * Says who sends a request: a bearer token first, then a client certificate, else anonymous. A
 * token that is not known is an error, never anonymous. An address that shows {@value
 * #MOST_FAILURES} unknown tokens within a minute is refused for the rest of it, whatever it shows.
 */
public final class Authenticator {
    private static final int MOST_FAILURES = 20;
    private static final int MOST_ADDRESSES = 10_000;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final TokenFile tokens;
    private final LongSupplier nanos;
    private final Map<String, Failures> failures =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    private record Failures(long since, int count) {}

    /**
     * Over a file of tokens.
     *
     * @param tokens the file
     * @param nanos as {@link System#nanoTime}
     */
    public Authenticator(TokenFile tokens, LongSupplier nanos) {
        this.tokens = tokens;
        this.nanos = nanos;
    }

    /**
     * Who sends a request.
     *
     * @param request with its headers and peer
     * @throws JackfieldException {@code UNAUTHENTICATED} for a token that is not known, {@code
     *     RESOURCE_EXHAUSTED} after too many of them
     */
    public Principal authenticate(HttpRequest request) {
        return authenticate(request.headers().all("Authorization"), request.peer());
    }

    /** The same for all that is looked at of a request. */
    Principal authenticate(List<String> credentials, Peer peer) {
        if (credentials.isEmpty()) {
            return ofCertificate(peer);
        }
        String address = hostOf(peer.address());
        checkGuesses(address);
        String header = credentials.getFirst();
        if (credentials.size() == 1 && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            var known = tokens.principal(header.substring(7).strip());
            if (known.isPresent()) {
                return known.get();
            }
        }
        countGuess(address);
        throw new JackfieldException(
                Code.UNAUTHENTICATED,
                "this token is not known; ask the operator for one (jackfield token add)");
    }

    /** The common name of a verified client certificate. */
    private static Principal ofCertificate(Peer peer) {
        if (!peer.principal().isAnonymous() || peer.certificates().isEmpty()) {
            return peer.principal();
        }
        X509Certificate own = peer.certificates().getFirst();
        try {
            var subject = new LdapName(own.getSubjectX500Principal().getName());
            for (var part : subject.getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return named(part.getValue().toString());
                }
            }
        } catch (InvalidNameException strange) {
            throw new JackfieldException(
                    Code.UNAUTHENTICATED, "the certificate's subject cannot be read", strange);
        }
        throw new JackfieldException(
                Code.UNAUTHENTICATED, "the certificate's subject has no common name");
    }

    private static Principal named(String name) {
        if (name.isEmpty()
                || name.length() > 255
                || name.equals(Principal.LOCAL.name())
                || name.equals(Principal.ANONYMOUS.name())) {
            throw new JackfieldException(
                    Code.UNAUTHENTICATED, "the certificate's common name cannot be a principal");
        }
        return new Principal(name);
    }

    private void checkGuesses(String address) {
        synchronized (failures) {
            Failures seen = failures.get(address);
            if (seen != null
                    && seen.count() >= MOST_FAILURES
                    && nanos.getAsLong() - seen.since() < MINUTE) {
                throw new JackfieldException(
                        Code.RESOURCE_EXHAUSTED, "too many unknown tokens; try again in a minute");
            }
        }
    }

    private void countGuess(String address) {
        long now = nanos.getAsLong();
        synchronized (failures) {
            Failures seen = failures.get(address);
            failures.put(
                    address,
                    seen == null || now - seen.since() >= MINUTE
                            ? new Failures(now, 1)
                            : new Failures(seen.since(), seen.count() + 1));
        }
    }

    private static String hostOf(String address) {
        int colon = address.lastIndexOf(':');
        return colon < 0 ? address : address.substring(0, colon);
    }
}
