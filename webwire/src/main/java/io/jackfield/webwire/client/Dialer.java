package io.jackfield.webwire.client;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Limits;
import io.jackfield.transport.DialOptions;
import io.jackfield.transport.Tls;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.ClientOptions;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.engine.ClientDialect;
import io.jackfield.webwire.engine.ClientEngine;
import io.jackfield.webwire.engine.VersionRequest;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Makes the connections of one client.
 *
 * @param transport the network
 * @param endpoint of the server
 * @param dial how to dial it, as the application said
 * @param dialect of the client
 * @param options of the client
 * @param lastId the last identifier used
 * @param clock of the client
 */
record Dialer(
        Transport transport,
        Endpoint.WebSocket endpoint,
        DialOptions dial,
        ClientDialect dialect,
        ClientOptions options,
        AtomicLong lastId,
        LongSupplier clock) {

    /**
     * Dials. Blocks until the link is open; what follows is told by its engine.
     *
     * @throws WebWireException {@link WebWireException.Kind#DISCONNECTED} where it may be tried
     *     again
     */
    void dial(Attempt attempt) {
        if (dialect.asksVersion()) {
            askVersion();
        }
        var engine =
                new ClientEngine(
                        dialect, options, dial.limits().maxMessageBytes(), lastId, clock, attempt);
        attempt.use(engine);
        try {
            var _ =
                    transport.dial(
                            endpoint,
                            dial.withConnectTimeout(options.handshake())
                                    .withLimits(limits())
                                    .withWebSocket(dial.webSocket().withCheckUtf8(false)),
                            engine);
        } catch (JackfieldException failure) {
            throw disconnected(failure);
        }
    }

    /** Room for every call that may be under way, and as many cancellations. */
    private Limits limits() {
        Limits given = dial.limits();
        int posted = Math.max(given.maxPosted(), 2 * options.maxPendingRequests());
        return new Limits(
                given.maxMessageBytes(),
                given.maxQueuedBytes(),
                posted,
                options.handshake(),
                given.closeTimeout());
    }

    private void askVersion() {
        int usual = endpoint.secure() ? 443 : 80;
        String name = endpoint.host().contains(":") ? "[" + endpoint.host() + "]" : endpoint.host();
        var request =
                new VersionRequest(
                        endpoint.port() == usual ? name : name + ":" + endpoint.port(),
                        endpoint.path());
        Endpoint plain =
                endpoint.secure()
                        ? new Endpoint.Tls(endpoint.host(), endpoint.port())
                        : new Endpoint.Tcp(endpoint.host(), endpoint.port());
        Tls tls = dial.tls();
        DialOptions stream = DialOptions.stream(VersionRequest.FRAMER);
        DialOptions how =
                (tls == null ? stream : stream.withTls(tls))
                        .withConnectTimeout(VersionRequest.LIMIT)
                        .withLimits(Limits.DEFAULT.withHandshake(VersionRequest.LIMIT));
        try {
            var _ = transport.dial(plain, how, request);
        } catch (JackfieldException failure) {
            throw disconnected(failure);
        }
        await(request.result());
    }

    private static void await(CompletableFuture<@Nullable Void> result) {
        try {
            // The request ends by itself in that time; the link's closing may take a little more.
            result.get(2 * VersionRequest.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof WebWireException known
                    ? known
                    : disconnected(JackfieldException.of(failed));
        } catch (TimeoutException late) {
            throw disconnected(new JackfieldException(Code.DEADLINE_EXCEEDED, "no answer", late));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw disconnected(new JackfieldException(Code.CANCELLED, "closed", interrupted));
        }
    }

    private static WebWireException disconnected(JackfieldException failure) {
        return new WebWireException(WebWireException.Kind.DISCONNECTED, failure.message(), failure);
    }
}
