package io.jackfield.transport.net;

import io.jackfield.transport.Tls;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * Where the certificates of a {@link Tls} are.
 *
 * @param chain PEM; null without
 * @param key PEM of the chain's first certificate
 * @param keyStore instead of chain and key
 * @param password of the key store
 * @param trust PEM or a store; null for the system's
 * @param trustPassword of the store
 * @param clients whether a server asks for certificates
 * @param checksHost whether a client checks the name
 */
public record TlsSources(
        @Nullable Path chain,
        @Nullable Path key,
        @Nullable Path keyStore,
        String password,
        @Nullable Path trust,
        String trustPassword,
        Tls.ClientCertificates clients,
        boolean checksHost) {

    /** Never with passwords. */
    @Override
    public String toString() {
        return "TlsSources[chain=" + chain + ", keyStore=" + keyStore + ", trust=" + trust + "]";
    }
}
