package io.jackfield.core;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Gives up on a link that is not worth keeping: a handshake that takes too long, a peer that
 * answers no ping, a connection that nobody uses, a drain that has to end. One timer a link,
 * started again only when it fires.
 *
 * <p>Everything here is called on the link's own thread.
 */
public final class Liveness {
    private final Link link;
    private final Keepalive keepalive;
    private final Runnable ping;

    private boolean inHandshake;
    private long heard;
    private long used;
    private boolean pinged;
    private boolean draining;
    private @Nullable Cancellable timer;
    private @Nullable Cancellable drainTimer;

    /**
     * Nothing is watched until {@link #opened}.
     *
     * @param link the link
     * @param keepalive the rules
     * @param ping sends a ping in the words of the protocol
     */
    public Liveness(Link link, Keepalive keepalive, Runnable ping) {
        this.link = link;
        this.keepalive = keepalive;
        this.ping = ping;
    }

    /**
     * The link is up: the handshake begins.
     *
     * @param handshake how long it may take; {@link Duration#ZERO} if the protocol has none
     */
    public void opened(Duration handshake) {
        if (handshake.isPositive()) {
            inHandshake = true;
            timer = link.after(handshake, () -> giveUp("no handshake within " + text(handshake)));
        } else {
            watch();
        }
    }

    /** The handshake is done: from here on {@link Keepalive} rules. */
    public void handshakeDone() {
        if (inHandshake) {
            inHandshake = false;
            watch();
        }
    }

    /** Anything came from the peer: it lives. */
    public void heard() {
        heard = link.nanoTime();
        pinged = false;
    }

    /** A message of use came or went: the link is in use. Also counts as heard. */
    public void used() {
        used = link.nanoTime();
        heard();
    }

    /**
     * Ends the link with {@link CloseReason.Kind#GOING_AWAY}: as soon as {@link #quiet} is called,
     * at the latest after a while.
     *
     * @param limit how long what is in flight may take
     */
    public void drain(Duration limit) {
        if (!draining) {
            draining = true;
            drainTimer = link.after(limit, this::quiet);
        }
    }

    /** Whether {@link #drain} was called: new work is refused. */
    public boolean isDraining() {
        return draining;
    }

    /** Nothing is in flight. Closes the link if it is draining, else does nothing. */
    public void quiet() {
        if (draining) {
            link.close(CloseReason.of(CloseReason.Kind.GOING_AWAY, "shutting down"));
        }
    }

    /** The link closed: no more timers. */
    public void closed() {
        cancel(timer);
        cancel(drainTimer);
    }

    private void watch() {
        cancel(timer);
        heard = link.nanoTime();
        used = heard;
        schedule();
    }

    private void schedule() {
        long now = link.nanoTime();
        long wait = Long.MAX_VALUE;
        if (keepalive.pingAfter().isPositive()) {
            Duration silence = pinged ? keepalive.pongWithin() : keepalive.pingAfter();
            wait = Math.min(wait, heard + silence.toNanos() - now);
        }
        if (keepalive.idleAfter().isPositive()) {
            wait = Math.min(wait, used + keepalive.idleAfter().toNanos() - now);
        }
        if (wait != Long.MAX_VALUE) {
            timer = link.after(Duration.ofNanos(Math.max(wait, 1)), this::check);
        }
    }

    private void check() {
        long now = link.nanoTime();
        if (keepalive.idleAfter().isPositive() && now - used >= keepalive.idleAfter().toNanos()) {
            giveUp("idle for " + text(keepalive.idleAfter()));
            return;
        }
        if (keepalive.pingAfter().isPositive()) {
            if (pinged && now - heard >= keepalive.pongWithin().toNanos()) {
                giveUp("no answer to a ping within " + text(keepalive.pongWithin()));
                return;
            }
            if (!pinged && now - heard >= keepalive.pingAfter().toNanos()) {
                pinged = true;
                heard = now; // from here the answer is waited for
                ping.run();
            }
        }
        schedule();
    }

    private void giveUp(String why) {
        link.close(CloseReason.of(CloseReason.Kind.TIMED_OUT, why));
    }

    private static String text(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static void cancel(@Nullable Cancellable timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
