package io.jackfield.hub;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Decides which names a peer may take. The wire has no authentication of its own: a rule looks at
 * the peer's certificate, or at a token that plugins of Jackfield can add to their introduction and
 * hubs in Go ignore.
 */
@FunctionalInterface
public interface NameRule {

    /** Anybody may take any name. The default: for Unix sockets and the loopback. */
    NameRule ANYBODY = _ -> {};

    /**
     * Judges a plugin that introduces itself. On an event loop: must not block.
     *
     * @param candidate who wants in
     * @throws JackfieldException to refuse it; the plugin is told the message
     */
    void check(Candidate candidate);

    /**
     * Takes those who know a secret, under any name. Compared in constant time.
     *
     * @param secret 16 bytes of UTF-8 or more
     * @throws IllegalArgumentException if it is shorter
     */
    static NameRule secret(String secret) {
        byte[] known = secret.getBytes(StandardCharsets.UTF_8);
        if (known.length < 16) {
            throw new IllegalArgumentException(
                    "the secret must have at least 16 bytes, has " + known.length);
        }
        return candidate -> {
            if (!MessageDigest.isEqual(known, candidate.token().getBytes(StandardCharsets.UTF_8))) {
                throw new JackfieldException(
                        Code.UNAUTHENTICATED,
                        candidate.token().isEmpty()
                                ? "this hub wants a token"
                                : "this hub does not know that token");
            }
        };
    }

    /** Takes those whose verified TLS certificate has the plugin's name as its common name. */
    static NameRule certificate() {
        return candidate -> {
            var certificates = candidate.peer().certificates();
            if (certificates.isEmpty()) {
                throw new JackfieldException(
                        Code.UNAUTHENTICATED, "this hub wants a client certificate");
            }
            String subject = certificates.getFirst().getSubjectX500Principal().getName();
            if (!candidate.info().name().equals(commonName(subject))) {
                throw new JackfieldException(
                        Code.PERMISSION_DENIED,
                        "the certificate of "
                                + subject
                                + " may not take the name "
                                + candidate.info().name());
            }
        };
    }

    private static String commonName(String subject) {
        try {
            for (Rdn part : new LdapName(subject).getRdns().reversed()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return part.getValue().toString();
                }
            }
            return "";
        } catch (InvalidNameException unreadable) {
            throw new JackfieldException(
                    Code.UNAUTHENTICATED, "the certificate has no readable name", unreadable);
        }
    }
}
