package io.jackfield.server;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Limits;
import io.jackfield.server.metrics.AccessLog;
import io.jackfield.server.metrics.ServerMetrics;
import io.jackfield.server.spi.ServerContext.HealthCheck;
import io.jackfield.transport.Admission;
import io.jackfield.transport.HostPolicy;
import io.jackfield.transport.HttpLimits;
import io.jackfield.transport.HttpListener;
import io.jackfield.transport.HttpServer;
import io.jackfield.transport.ListenerOptions;
import io.jackfield.transport.OriginPolicy;
import io.jackfield.transport.StreamProtocol;
import io.jackfield.transport.Tls;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What the modules add before the listeners open, and what each listener is made of. */
final class ListenerPlan {
    private final ServerOptions options;
    private final @Nullable Tls tls;
    private final HttpServer.Builder http = HttpServer.builder();
    private final List<StreamProtocol> protocols = new ArrayList<>();
    private final Map<String, HealthCheck> checks = new LinkedHashMap<>();
    private final List<Consumer<Duration>> drains = new ArrayList<>();
    private @Nullable HttpServer sealed;

    ListenerPlan(ServerOptions options, ServerMetrics metrics) {
        this.options = options;
        this.tls = tls(options.tls());
        http.limits(
                        HttpLimits.DEFAULT
                                .withMaxBody(
                                        options.maxBodyBytes(), HttpLimits.DEFAULT.maxQueuedBytes())
                                .withMaxHead(
                                        HttpLimits.DEFAULT.maxInitialLineBytes(),
                                        options.maxHeaderBytes(),
                                        HttpLimits.DEFAULT.maxHeaders()))
                .origins(origins(options.origins()))
                .hosts(HostPolicy.loopbackAnd(Set.copyOf(options.hosts())))
                .listener(options.accessLog() ? both(metrics, new AccessLog()) : metrics);
    }

    private static HttpListener both(HttpListener one, HttpListener other) {
        return (method, path, status, bytes, nanos, peer) -> {
            one.completed(method, path, status, bytes, nanos, peer);
            other.completed(method, path, status, bytes, nanos, peer);
        };
    }

    private static @Nullable Tls tls(ServerOptions.TlsOptions files) {
        if (files.certificate() == null || files.key() == null) {
            return null;
        }
        var builder = Tls.builder().pem(files.certificate(), files.key());
        if (files.trust() != null) {
            builder.trust(files.trust());
        }
        return builder.clientCertificates(files.clientCertificates()).build();
    }

    private static OriginPolicy origins(List<String> configured) {
        if (configured.equals(List.of("any"))) {
            return OriginPolicy.any();
        }
        var others = new HashSet<>(configured);
        others.remove("same");
        return OriginPolicy.allow(others);
    }

    HttpServer.Builder http() {
        return http;
    }

    void protocol(StreamProtocol protocol) {
        protocols.add(protocol);
    }

    void health(String name, HealthCheck check) {
        checks.put(name, check);
    }

    Map<String, HealthCheck> checks() {
        return checks;
    }

    void onDrain(Consumer<Duration> task) {
        drains.add(task);
    }

    List<Consumer<Duration>> drainTasks() {
        return drains;
    }

    /** Nothing is added any more. */
    void seal() {
        try {
            sealed = http.build();
        } catch (IllegalArgumentException clash) {
            throw new JackfieldException(
                    Code.FAILED_PRECONDITION, String.valueOf(clash.getMessage()), clash);
        }
    }

    void reloadTls() {
        if (tls != null) {
            tls.reload();
        }
    }

    /**
     * Refuses to listen for strangers without anyone having said who they may be.
     *
     * @param isGuarded whether there are tokens or rules
     */
    void checkReach(boolean isGuarded) {
        boolean needsCertificate =
                options.tls().clientCertificates() == Tls.ClientCertificates.REQUIRED;
        for (Endpoint endpoint : options.listen()) {
            boolean isSafe = isGuarded || options.open() || isLocal(endpoint);
            boolean isCertified = needsCertificate && !options.tls().clearTextToo() && tls != null;
            if (!isSafe && !isCertified) {
                throw new JackfieldException(
                        Code.FAILED_PRECONDITION,
                        endpoint
                                + " is open to others: add a token (jackfield token add NAME),"
                                + " rules or client certificates first, or say --open");
            }
        }
    }

    /** Whether it listens for strangers without having been told that everyone may come in. */
    boolean needsToKnowCallers() {
        return !options.open() && !options.listen().stream().allMatch(ListenerPlan::isLocal);
    }

    private static boolean isLocal(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Tcp tcp -> isLoopback(tcp.host());
            case Endpoint.Tls secure -> isLoopback(secure.host());
            case Endpoint.WebSocket socket -> isLoopback(socket.host());
            case Endpoint.Unix unix -> true;
            case Endpoint.Memory memory -> true;
            case Endpoint.Stdio stdio -> true;
        };
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false; // listening will say so
        }
    }

    ListenerOptions optionsFor(Endpoint endpoint) {
        HttpServer server = sealed;
        if (server == null) {
            throw new IllegalStateException("seal first");
        }
        var builder =
                ListenerOptions.builder(endpoint)
                        .http(server)
                        .limits(Limits.DEFAULT.withHandshake(options.detectionTime()))
                        .admission(Admission.DEFAULT.withMaxConnections(options.maxConnections()));
        protocols.forEach(builder::protocol);
        if (tls != null && !(endpoint instanceof Endpoint.Unix)) {
            builder.tls(tls)
                    .clearTextToo(endpoint instanceof Endpoint.Tcp && options.tls().clearTextToo());
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException unfit) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT, String.valueOf(unfit.getMessage()), unfit);
        }
    }
}
