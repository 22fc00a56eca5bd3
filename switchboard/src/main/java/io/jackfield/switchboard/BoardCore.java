package io.jackfield.switchboard;

import io.jackfield.core.Cancellable;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Principal;
import io.jackfield.core.Scheduler;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The board itself: admits calls, keeps functions and topics, and ends it all. */
final class BoardCore {
    private static final int MAX_HOPS = 16;
    private static final Cancellable NOTHING = () -> {};

    private final BoardLimits limits;
    private final Scheduler scheduler;
    private final @Nullable Scheduler ownScheduler;
    private final LongSupplier random;
    private final BoardListener listener;
    private final Registry registry;
    private final Topics topics;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final AtomicInteger awaiting = new AtomicInteger();
    private volatile Rules rules;
    private volatile boolean isDraining;
    private volatile boolean isClosed;

    BoardCore(BoardBuilder options) {
        limits = options.limits;
        Scheduler given = options.scheduler;
        scheduler = given == null ? Scheduler.start("jackfield-switchboard") : given;
        ownScheduler = given == null ? scheduler : null;
        random = options.random;
        listener = new Guarded(options.listener);
        rules = options.rules;
        registry = new Registry(limits.maxFunctions());
        topics = new Topics(this);
    }

    BoardLimits limits() {
        return limits;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    LongSupplier random() {
        return random;
    }

    BoardListener listener() {
        return listener;
    }

    Registry registry() {
        return registry;
    }

    Topics topics() {
        return topics;
    }

    // ---- rules: the one place where they are applied ----

    Rules rules() {
        return rules;
    }

    void rules(Rules value) {
        rules = value;
        topics.endForbidden(value);
    }

    void require(Principal principal, Rules.Action action, String name) {
        if (!rules.allow(principal, action, name)) {
            throw denied(principal, action, name);
        }
    }

    static JackfieldException denied(Principal principal, Rules.Action action, String name) {
        String what = action.name().toLowerCase(Locale.ROOT) + " " + name;
        return principal.isAnonymous()
                ? new JackfieldException(
                        Code.UNAUTHENTICATED, "say who you are: anonymous may not " + what)
                : new JackfieldException(Code.PERMISSION_DENIED, principal + " may not " + what);
    }

    // ---- functions ----

    Registration offer(Principal provider, List<Function> functions) {
        if (functions.isEmpty()) {
            throw new IllegalArgumentException("an offer needs at least one function");
        }
        checkOpen();
        for (Function function : functions) {
            require(provider, Rules.Action.OFFER, function.info().name());
        }
        List<Entry> entries = registry.add(functions);
        if (isClosed) {
            withdraw(entries, CancelReason.CLOSED);
            checkOpen();
        }
        return new Offer(this, entries);
    }

    void withdraw(List<Entry> entries, CancelReason reason) {
        registry.remove(entries);
        entries.forEach(entry -> entry.close(reason));
    }

    // ---- calls ----

    Cancellable call(
            @Nullable CallContext within,
            String name,
            Payload input,
            CallOptions options,
            UnaryObserver observer) {
        UnaryCall call;
        try {
            CallOptions resolved = Inherited.options(options, within);
            Entry entry = admit(name, resolved);
            if (entry.info().shape() != Shape.UNARY) {
                throw new JackfieldException(
                        Code.UNIMPLEMENTED,
                        name + " is not unary but " + entry.info().shape() + "; open a stream");
            }
            call = new UnaryCall(this, entry, resolved, deadline(resolved, within), observer);
            if (!call.isInline()) {
                enter(entry, call);
            }
        } catch (JackfieldException e) {
            listener.callRefused(name, e.code());
            Tell.refused(observer, e, name);
            return NOTHING;
        }
        listener.callStarted(name);
        if (call.isInline()) {
            call.runInline(input);
        } else {
            call.start(input);
        }
        return call;
    }

    CallStream open(
            @Nullable CallContext within, String name, CallOptions options, CallObserver observer) {
        StreamCall call;
        try {
            CallOptions resolved = Inherited.options(options, within);
            Entry entry = admit(name, resolved);
            call = new StreamCall(this, entry, resolved, deadline(resolved, within), observer);
            enter(entry, call);
        } catch (JackfieldException e) {
            listener.callRefused(name, e.code());
            Tell.refused(observer, e, name);
            return NoStream.INSTANCE;
        }
        listener.callStarted(name);
        call.start();
        return call;
    }

    private Entry admit(String name, CallOptions options) {
        Entry entry = registry.find(name);
        if (entry == null) {
            Names.check(name);
        }
        require(options.principal(), Rules.Action.CALL, name);
        if (options.onBehalfOf() != null) {
            require(options.principal(), Rules.Action.DELEGATE, name);
        }
        if (isDraining) {
            throw unavailable();
        }
        if (entry == null) {
            throw new JackfieldException(Code.NOT_FOUND, "no such function: " + name);
        }
        if (options.hops() > MAX_HOPS) {
            throw new JackfieldException(
                    Code.FAILED_PRECONDITION,
                    "the call of "
                            + name
                            + " went through more than "
                            + MAX_HOPS
                            + " others; do functions call one another in a circle?");
        }
        entry.checkOpen();
        return entry;
    }

    private Deadline deadline(CallOptions options, @Nullable CallContext within) {
        long now = scheduler.nanoTime();
        Duration own = options.deadline();
        Duration wait = own == null ? limits.defaultDeadline() : own;
        if (within != null) {
            Duration rest = within.deadline.left(now);
            wait = rest.compareTo(wait) < 0 ? rest : wait;
        }
        if (!wait.isPositive()) {
            throw CancelReason.DEADLINE.toException();
        }
        return Deadline.of(wait, now);
    }

    private void enter(Entry entry, CallContext call) {
        if (inFlight.incrementAndGet() > limits.maxCalls()) {
            leave();
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED,
                    limits.maxCalls() + " calls are in flight, see maxCalls; try again later");
        }
        try {
            entry.enter(call);
        } catch (JackfieldException e) {
            leave();
            throw e;
        }
    }

    void leave() {
        inFlight.decrementAndGet();
        if (awaiting.get() > 0) {
            lock.lock();
            try {
                left.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    void ended(CallContext call, Code code) {
        listener.callEnded(
                call.function(), code, scheduler.nanoTime() - call.deadline.startedNanos());
    }

    // ---- the end ----

    void checkOpen() {
        if (isClosed) {
            throw CancelReason.CLOSED.toException();
        }
    }

    private JackfieldException unavailable() {
        return isClosed
                ? CancelReason.CLOSED.toException()
                : new JackfieldException(
                        Code.UNAVAILABLE, "the switchboard is draining; try again later");
    }

    boolean isClosed() {
        return isClosed;
    }

    boolean isDraining() {
        return isDraining;
    }

    boolean drain(Duration limit) {
        isDraining = true;
        boolean isDone = await(limit, () -> inFlight.get() == 0);
        close();
        return isDone;
    }

    /** Waits until calls have left, or the time is up, or this thread is interrupted. */
    boolean await(Duration limit, BooleanSupplier isDone) {
        long wait = Deadline.bounded(limit);
        long end = scheduler.nanoTime() + wait;
        var timer = scheduler.after(Duration.ofNanos(wait), this::wake);
        lock.lock();
        awaiting.incrementAndGet();
        try {
            while (!isDone.getAsBoolean()) {
                if (end - scheduler.nanoTime() <= 0) {
                    return false;
                }
                left.await();
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            awaiting.decrementAndGet();
            lock.unlock();
            timer.cancel();
        }
    }

    private void wake() {
        lock.lock();
        try {
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        isDraining = true;
        isClosed = true;
        withdraw(registry.all(), CancelReason.CLOSED);
        topics.close();
        if (ownScheduler != null) {
            ownScheduler.close();
        }
    }
}
