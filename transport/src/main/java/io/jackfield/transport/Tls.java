package io.jackfield.transport;

import io.jackfield.core.JackfieldException;
import io.jackfield.transport.net.TlsFiles;
import io.jackfield.transport.net.TlsSources;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * Certificates of one side of TLS: its own, and whom it trusts. TLS 1.2 and 1.3 only; by the JDK,
 * or by tcnative where that is on the path. Thread-safe; one may serve several listeners.
 *
 * <pre>{@code
 * Tls tls = Tls.builder()
 *         .pem(Path.of("server.crt"), Path.of("server.key"))
 *         .trust(Path.of("clients.crt"))
 *         .clientCertificates(Tls.ClientCertificates.REQUIRED)
 *         .build();
 * }</pre>
 */
public sealed interface Tls permits TlsFiles {

    /** A builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Reads all files again. Handshakes that begin later use the new ones; open links stay as they
     * are. Blocks while it reads.
     *
     * @throws JackfieldException {@code FAILED_PRECONDITION} saying which file is wrong; the old
     *     ones stay in use
     */
    void reload();

    /** Whether a server asks for certificates of clients. */
    enum ClientCertificates {
        /** Does not ask. The default. */
        NONE,
        /** Asks; a client without one is taken, one with one that is not trusted is not. */
        OPTIONAL,
        /** Takes only clients with a trusted one. */
        REQUIRED
    }

    /** Collects where certificates are. For one thread. */
    final class Builder {
        private @Nullable Path chain;
        private @Nullable Path key;
        private @Nullable Path keyStore;
        private String password = "";
        private @Nullable Path trust;
        private String trustPassword = "";
        private ClientCertificates clients = ClientCertificates.NONE;
        private boolean checksHost = true;

        private Builder() {}

        /**
         * Shows a certificate from PEM files.
         *
         * @param certificateChain own certificate first, then those between it and the root
         * @param privateKey PKCS#8, without a password
         */
        public Builder pem(Path certificateChain, Path privateKey) {
            chain = certificateChain;
            key = privateKey;
            return this;
        }

        /**
         * Shows a certificate from a key store.
         *
         * @param file PKCS#12 or JKS with one key
         * @param storePassword of the store and its key
         */
        public Builder keyStore(Path file, String storePassword) {
            keyStore = file;
            password = storePassword;
            return this;
        }

        /**
         * Trusts these instead of what the system trusts.
         *
         * @param pem certificates
         */
        public Builder trust(Path pem) {
            trust = pem;
            trustPassword = "";
            return this;
        }

        /**
         * Trusts these instead of what the system trusts.
         *
         * @param store PKCS#12 or JKS
         * @param storePassword of the store
         */
        public Builder trustStore(Path store, String storePassword) {
            trust = store;
            trustPassword = storePassword;
            return this;
        }

        /**
         * Sets whether a server asks for certificates; {@link ClientCertificates#NONE} before.
         *
         * @param value whether
         */
        public Builder clientCertificates(ClientCertificates value) {
            clients = value;
            return this;
        }

        /**
         * Sets whether a client checks that the certificate is the dialed host's; true before. Only
         * for closed networks whose certificates name no hosts.
         *
         * @param value whether
         */
        public Builder checkHost(boolean value) {
            checksHost = value;
            return this;
        }

        /**
         * Reads the files. Blocks while it does.
         *
         * @throws JackfieldException {@code FAILED_PRECONDITION} saying which file is wrong
         */
        public Tls build() {
            return new TlsFiles(
                    new TlsSources(
                            chain,
                            key,
                            keyStore,
                            password,
                            trust,
                            trustPassword,
                            clients,
                            checksHost));
        }
    }
}
