package io.jackfield.server;

import io.jackfield.core.Endpoint;
import io.jackfield.server.spi.Option;
import io.jackfield.store.Durability;
import io.jackfield.transport.Tls;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The options of the server itself: the top of {@code jackfield.toml}.
 *
 * @param listen where to listen
 * @param data where sessions, tokens and the modules' files rest; made if it is not there
 * @param open whether to listen elsewhere than on the loopback although nobody has to say who they
 *     are
 * @param samples whether to offer the functions and topics below {@code demo/}
 * @param origins which web pages may reach this server: {@code same}, {@code any}, or origins
 * @param hosts host names that are answered on the loopback, beside {@code localhost}
 * @param accessLog whether every exchange is logged
 * @param drainTime how long a stop waits for what is in flight
 * @param maxConnections how many connections a listener takes
 * @param detectionTime how long a connection may take to show its protocol
 * @param maxBodyBytes longest body of a call or message over HTTP
 * @param maxHeaderBytes longest head of a request
 * @param defaultDeadline how long a call may take whose wire has no deadline
 * @param sessionMaxIdle after how long without use a session ends
 * @param durability what a stored session survives
 * @param tls certificate of the listeners {@code tls://} and {@code wss://}, and of TLS on {@code
 *     tcp://}
 * @param rules who may do what; without any, everyone known may do everything
 */
public record ServerOptions(
        @Option(
                        value = "tcp://127.0.0.1:7070",
                        description = "Where to listen: tcp, tls, unix, ws and wss endpoints")
                List<Endpoint> listen,
        @Option(
                        value = "jackfield-data",
                        description = "Where sessions, tokens and the modules' files rest")
                Path data,
        @Option(
                        value = "false",
                        description =
                                "Listen elsewhere than on the loopback although nobody has to say"
                                        + " who they are")
                boolean open,
        @Option(value = "false", description = "Offer the sample functions and topics below demo/")
                boolean samples,
        @Option(
                        value = "same",
                        description =
                                "Web pages that may reach this server: same, any, or a list of"
                                        + " origins")
                List<String> origins,
        @Option(description = "Host names answered on the loopback, beside localhost")
                List<String> hosts,
        @Option(value = "false", description = "Log every HTTP exchange") boolean accessLog,
        @Option(value = "30s", description = "How long a stop waits for what is in flight")
                Duration drainTime,
        @Option(value = "20000", description = "How many connections a listener takes")
                int maxConnections,
        @Option(value = "10s", description = "How long a connection may take to show its protocol")
                Duration detectionTime,
        @Option(value = "16MiB", description = "Longest body of a call or message over HTTP")
                int maxBodyBytes,
        @Option(value = "16KiB", description = "Longest head of an HTTP request")
                int maxHeaderBytes,
        @Option(value = "30s", description = "How long a call may take whose wire has no deadline")
                Duration defaultDeadline,
        @Option(value = "30d", description = "After how long without use a session ends")
                Duration sessionMaxIdle,
        @Option(
                        value = "process",
                        description =
                                "What a stored session survives: the end of the process, or of"
                                        + " power")
                Durability durability,
        TlsOptions tls,
        @Option(description = "Who may do what") List<RuleOptions> rules) {

    /**
     * Checks what belongs together.
     *
     * @throws IllegalArgumentException saying what does not
     */
    public ServerOptions {
        listen = List.copyOf(listen);
        origins = List.copyOf(origins);
        hosts = List.copyOf(hosts);
        rules = List.copyOf(rules);
        if (listen.isEmpty()) {
            throw new IllegalArgumentException("listen must name at least one endpoint");
        }
        if (origins.size() > 1 && (origins.contains("same") || origins.contains("any"))) {
            throw new IllegalArgumentException(
                    "origins must be same, any, or a list of origins; this server's own is always"
                            + " among them");
        }
    }

    /**
     * The table {@code [tls]}.
     *
     * @param certificate PEM, the server's own first; null for no TLS
     * @param key PEM, PKCS#8 without a password
     * @param trust PEM, those who sign clients' certificates
     * @param clientCertificates whether clients are asked for theirs
     * @param clearTextToo whether {@code tcp://} listeners take clear text beside TLS
     */
    public record TlsOptions(
            @Option(description = "Certificate chain, PEM; without it there is no TLS")
                    @Nullable Path certificate,
            @Option(description = "Private key, PEM, without a password") @Nullable Path key,
            @Option(description = "Who signs clients' certificates, PEM") @Nullable Path trust,
            @Option(
                            value = "none",
                            description =
                                    "Whether clients show certificates: none, optional, required")
                    Tls.ClientCertificates clientCertificates,
            @Option(value = "false", description = "Take clear text beside TLS on tcp:// listeners")
                    boolean clearTextToo) {

        /**
         * Checks that both files are named or neither.
         *
         * @throws IllegalArgumentException saying what is missing
         */
        public TlsOptions {
            if ((certificate == null) != (key == null)) {
                throw new IllegalArgumentException("certificate and key belong together");
            }
            if (clientCertificates != Tls.ClientCertificates.NONE && trust == null) {
                throw new IllegalArgumentException(
                        "clientCertificates needs trust: the file of those who sign them");
            }
        }
    }

    /** What a rule does. */
    public enum Effect {
        /** Allows. */
        ALLOW,
        /** Denies, whatever others allow. */
        DENY
    }

    /**
     * One table {@code [[rules]]}.
     *
     * @param effect allow or deny
     * @param actions {@code call}, {@code publish}, {@code follow}, {@code offer}, {@code
     *     delegate}; none means call, publish and follow
     * @param principal pattern of the name of a token or certificate, or {@code anonymous}
     * @param name pattern of the name of a function or topic
     */
    public record RuleOptions(
            @Option(value = "allow", description = "allow or deny") Effect effect,
            @Option(
                            value = "call,publish,follow",
                            description = "call, publish, follow, offer, delegate")
                    List<io.jackfield.switchboard.Rules.Action> actions,
            @Option(value = "*", description = "Pattern of the principal's name") String principal,
            @Option(value = "**", description = "Pattern of the name of a function or topic")
                    String name) {

        /** Copies the list. */
        public RuleOptions {
            actions = List.copyOf(actions);
        }

        io.jackfield.switchboard.Rules.Rule toRule() {
            return new io.jackfield.switchboard.Rules.Rule(
                    effect == Effect.ALLOW
                            ? io.jackfield.switchboard.Rules.Effect.ALLOW
                            : io.jackfield.switchboard.Rules.Effect.DENY,
                    Set.copyOf(actions),
                    principal,
                    name);
        }
    }
}
