package io.jackfield.webwire.client;

import io.jackfield.core.Cancellable;
import io.jackfield.webwire.ClientListener;
import io.jackfield.webwire.ClientOptions;
import io.jackfield.webwire.ClientStatus;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.engine.ClientCall;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * Keeps a client connected (specification, section 12.4): at most one attempt at a time, calls that
 * wait for it in order, and the next attempt after a while when one fails or the connection is
 * lost.
 *
 * <p>Safe from many threads. Calls are ended outside the lock, since their callers' code may run
 * then.
 */
final class Connector {
    private static final System.Logger LOG = System.getLogger("io.jackfield.webwire");

    /** What closing waits for beyond the link's own time limit. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Dialer dialer;
    private final ClientOptions options;
    private final SessionSlot session;
    private final ListenerQueue events;
    private final ClientListener listener;
    private final RandomGenerator random;
    private final Timers timers;

    private final Queue<ClientCall> waiting = new ArrayDeque<>();
    private @Nullable Attempt attempt;
    private @Nullable Cancellable nextAttempt;
    private @Nullable WebWireException lastFailure;
    private boolean isClosed;
    private int failures;
    private long readySince;
    private volatile @Nullable Attempt live;
    private volatile ClientStatus status = ClientStatus.DISCONNECTED;

    Connector(
            Dialer dialer,
            SessionSlot session,
            ListenerQueue events,
            ClientListener listener,
            RandomGenerator random,
            Timers timers) {
        this.dialer = dialer;
        this.options = dialer.options();
        this.session = session;
        this.events = events;
        this.listener = listener;
        this.random = random;
        this.timers = timers;
    }

    ClientStatus status() {
        return status;
    }

    boolean isConnected() {
        return live != null;
    }

    /** Sends a call now, or when there is a connection, or fails it. Does not block. */
    void send(ClientCall call) {
        Attempt open = live;
        if (open != null && open.post(call)) {
            return;
        }
        WebWireException refusal = enqueue(call);
        if (refusal != null) {
            call.fail(refusal);
        }
    }

    private synchronized @Nullable WebWireException enqueue(ClientCall call) {
        Attempt open = live;
        if (open != null && open.post(call)) {
            return null; // it came up in between
        }
        if (call.isConnecting()) {
            isClosed = false;
        }
        boolean isWanted = options.autoconnect() || call.isConnecting();
        boolean isUnderWay = attempt != null || nextAttempt != null;
        if (isClosed || !(isWanted || isUnderWay)) {
            return notConnected();
        }
        waiting.add(call);
        long left = call.deadline() - timers.clock().getAsLong();
        call.expireBy(timers.scheduler().after(Duration.ofNanos(left), () -> expire(call)));
        if (!isUnderWay && open == null) {
            begin();
        }
        return null;
    }

    private WebWireException notConnected() {
        return new WebWireException(
                WebWireException.Kind.DISCONNECTED,
                isClosed
                        ? "the client is closed; connect() opens it again"
                        : "there is no connection; call connect(), or switch autoconnect on");
    }

    private void expire(ClientCall call) {
        WebWireException last;
        synchronized (this) {
            waiting.remove(call);
            last = lastFailure;
        }
        String why = last == null ? "" : ": " + last.message();
        call.fail(
                new WebWireException(
                        WebWireException.Kind.TIMEOUT,
                        "no connection in time for " + call + why,
                        last));
    }

    private synchronized void begin() {
        nextAttempt = null;
        if (isClosed || attempt != null) {
            return;
        }
        var next = new Attempt(this, session, events, listener);
        attempt = next;
        status = ClientStatus.CONNECTING;
        Thread.ofVirtual().name("jackfield-webwire-connect").start(() -> next.begin(dialer));
    }

    /** The attempt succeeded. False if nobody wants it any more. */
    boolean ready(Attempt made) {
        synchronized (this) {
            if (attempt != made) {
                return false;
            }
            attempt = null;
            lastFailure = null;
            readySince = timers.clock().getAsLong();
            live = made;
            status = ClientStatus.CONNECTED;
            for (ClientCall call = waiting.poll(); call != null; call = waiting.poll()) {
                if (!made.post(call)) {
                    waiting.add(call); // the connection is going already: for the next one
                    break;
                }
            }
        }
        return true;
    }

    /** The attempt failed before it was ready. */
    void failed(Attempt made, WebWireException failure) {
        List<ClientCall> refused;
        synchronized (this) {
            if (attempt != made) {
                return;
            }
            attempt = null;
            lastFailure = failure;
            failures++;
            refused = next(failure.kind() == WebWireException.Kind.DISCONNECTED);
        }
        fail(refused, failure);
    }

    /** The connection ended, or the attempt did before it was ready. */
    void closed(Attempt made, WebWireException error) {
        List<ClientCall> refused;
        synchronized (this) {
            if (live != made) {
                failed(made, error);
                return;
            }
            live = null;
            lastFailure = error;
            // One that is lost as soon as it is up must not be made again at full speed.
            boolean hasLasted =
                    timers.clock().getAsLong() - readySince >= options.reconnectMaximum().toNanos();
            failures = hasLasted ? 0 : failures + 1;
            boolean isAsked = waiting.stream().anyMatch(ClientCall::isConnecting);
            if (isAsked && !options.autoconnect()) {
                begin(); // connect() was called while the old connection was going
                return;
            }
            refused = next(true);
        }
        fail(refused, error);
    }

    /** What comes after a failure: another attempt, or the end of everything that waits. */
    private List<ClientCall> next(boolean isRetryable) {
        if (isRetryable && options.autoconnect() && !isClosed) {
            status = ClientStatus.CONNECTING;
            nextAttempt = timers.scheduler().after(backoff(), this::begin);
            return List.of();
        }
        status = isClosed ? ClientStatus.CLOSED : ClientStatus.DISCONNECTED;
        failures = 0;
        return takeWaiting();
    }

    /** Full jitter: any part of a time that doubles with each failure, up to the maximum. */
    private Duration backoff() {
        long initial = options.reconnectInitial().toNanos();
        int doublings = Math.clamp(failures - 1L, 0, Long.numberOfLeadingZeros(initial) - 1);
        long most = Math.min(initial << doublings, options.reconnectMaximum().toNanos());
        return Duration.ofNanos(random.nextLong(most + 1));
    }

    private List<ClientCall> takeWaiting() {
        var taken = new ArrayList<>(waiting);
        waiting.clear();
        return taken;
    }

    private static void fail(List<ClientCall> calls, WebWireException why) {
        for (ClientCall call : calls) {
            call.fail(new WebWireException(why.kind(), why.message(), why));
        }
    }

    /** Ends the connection and every attempt. Blocks until nothing of them is left. */
    void close() {
        List<ClientCall> refused;
        Attempt ended;
        synchronized (this) {
            isClosed = true;
            status = ClientStatus.CLOSED;
            ended = live != null ? live : attempt;
            attempt = null;
            live = null;
            if (nextAttempt != null) {
                nextAttempt.cancel();
                nextAttempt = null;
            }
            failures = 0;
            refused = takeWaiting();
        }
        fail(refused, notConnected());
        if (ended != null) {
            ended.abandon();
            await(ended);
        }
        timers.stop();
    }

    private void await(Attempt ended) {
        Duration most = dialer.dial().limits().closeTimeout().plus(GRACE);
        try {
            ended.over().get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // it ends by itself, a little later
        } catch (ExecutionException | TimeoutException late) {
            LOG.log(Level.WARNING, "a connection of a WebWire client does not end", late);
        }
    }
}
