package io.jackfield.webwire.client;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Scheduler;
import io.jackfield.core.SessionKey;
import io.jackfield.transport.DialOptions;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.ClientListener;
import io.jackfield.webwire.ClientOptions;
import io.jackfield.webwire.ClientStatus;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.Version;
import io.jackfield.webwire.WebWireClient;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.WebWireException.Kind;
import io.jackfield.webwire.codec.SessionJson;
import io.jackfield.webwire.engine.ClientCall;
import io.jackfield.webwire.engine.ClientDialect;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** A client over a {@link Transport}: turns calls into messages and waits for their replies. */
public final class DialingClient implements WebWireClient {
    private final ClientOptions options;
    private final ClientListener listener;
    private final SessionSlot session = new SessionSlot();
    private final ReentrantLock sessionChange = new ReentrantLock();
    private final AtomicInteger pending = new AtomicInteger();
    private final Runnable ended = pending::decrementAndGet;
    private final ListenerQueue events;
    private final LongSupplier clock;
    private final Connector connector;

    /** Made by {@link WebWireClient.Builder#build}. */
    public DialingClient(
            Transport transport,
            Endpoint.WebSocket endpoint,
            DialOptions dial,
            Version version,
            ClientOptions options,
            ClientListener listener,
            RandomGenerator random,
            @Nullable Scheduler scheduler) {
        var timers = new Timers(scheduler);
        this.options = options;
        this.listener = listener;
        this.clock = timers.clock();
        this.events = new ListenerQueue(options.maxQueuedEvents());
        var dialer =
                new Dialer(
                        transport,
                        endpoint,
                        dial,
                        ClientDialect.of(version),
                        options,
                        new AtomicLong(),
                        clock);
        this.connector = new Connector(dialer, session, events, listener, random, timers);
    }

    @Override
    public void connect() {
        var _ = await(sent(ClientCall.connecting(deadline(options.requestTimeout()), ended)));
    }

    @Override
    public Payload request(String name, Payload payload) {
        return request(name, payload, options.requestTimeout());
    }

    @Override
    public Payload request(String name, Payload payload, Duration timeout) {
        return await(sent(ClientCall.request(name, payload, deadline(timeout), ended)));
    }

    @Override
    public CompletableFuture<Payload> requestAsync(String name, Payload payload, Duration timeout) {
        return sent(ClientCall.request(name, payload, deadline(timeout), ended));
    }

    @Override
    public void signal(String name, Payload payload) {
        var _ =
                await(
                        sent(
                                ClientCall.signal(
                                        name, payload, deadline(options.requestTimeout()), ended)));
    }

    @Override
    public Session restoreSession(SessionKey key) {
        lockSession();
        try {
            if (session.current() != null) {
                throw new WebWireException(
                        Kind.SESSION_ACTIVE, "a session is held already; close it first");
            }
            ClientCall restoration =
                    ClientCall.restore(key, deadline(options.requestTimeout()), ended);
            // Not what is held now: the server may have closed it again since.
            return SessionJson.decode(await(sent(restoration)), options.sessionInfoParser());
        } finally {
            sessionChange.unlock();
        }
    }

    @Override
    public void closeSession() {
        lockSession();
        try {
            if (session.current() == null) {
                return;
            }
            if (connector.isConnected()) {
                var _ =
                        await(
                                sent(
                                        ClientCall.closeSession(
                                                deadline(options.requestTimeout()), ended)));
            } else if (session.clear()) {
                var _ = events.tell(listener::sessionClosed);
            }
        } finally {
            sessionChange.unlock();
        }
    }

    /** Sessions are changed by one thread at a time. */
    private void lockSession() {
        try {
            if (!sessionChange.tryLock(options.requestTimeout().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new WebWireException(
                        Kind.TIMEOUT, "another thread is changing the session all the time");
            }
        } catch (InterruptedException interrupted) {
            throw cancelled(interrupted);
        }
    }

    @Override
    public Optional<Session> session() {
        return Optional.ofNullable(session.current());
    }

    @Override
    public int pendingRequests() {
        return pending.get();
    }

    @Override
    public ClientStatus status() {
        return connector.status();
    }

    @Override
    public void close() {
        connector.close();
    }

    private long deadline(Duration timeout) {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be positive, was " + timeout);
        }
        return clock.getAsLong() + timeout.toNanos();
    }

    private ClientCall sent(ClientCall call) {
        if (pending.incrementAndGet() > options.maxPendingRequests()) {
            call.fail(
                    new WebWireException(
                            Kind.OVERLOADED,
                            options.maxPendingRequests()
                                    + " calls wait already; try again when some are answered"));
        } else {
            connector.send(call);
        }
        return call;
    }

    /** Parks without a timeout: the link, or the timer of who waits for one, ends the call. */
    private Payload await(ClientCall call) {
        boolean isListener = events.isCurrent();
        if (isListener) {
            events.listenerWaits(true);
        }
        try {
            return call.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof WebWireException known
                    ? known
                    : new WebWireException(Kind.INTERNAL, "the call failed", failed);
        } catch (InterruptedException interrupted) {
            var _ = call.cancel(false);
            throw cancelled(interrupted);
        } finally {
            if (isListener) {
                events.listenerWaits(false);
            }
        }
    }

    private static WebWireException cancelled(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new WebWireException(
                Kind.CANCELLED, "the thread was interrupted while it waited", interrupted);
    }
}
