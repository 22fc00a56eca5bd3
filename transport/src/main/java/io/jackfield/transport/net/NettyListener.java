package io.jackfield.transport.net;

import io.jackfield.core.Endpoint;
import io.jackfield.transport.Listener;
import io.jackfield.transport.ListenerOptions;
import io.jackfield.transport.link.Drain;
import io.jackfield.transport.link.RefusalLog;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.DuplexChannelConfig;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A {@link Listener} on a Netty server channel, or on a name within the process. */
public final class NettyListener implements Listener {
    private static final System.Logger LOG = System.getLogger("io.jackfield.transport");

    /**
     * For the goodbyes of links, which have time limits of their own, before sockets are closed.
     */
    private static final Duration GOODBYES = Duration.ofSeconds(6);

    private final ListenerOptions options;
    private final EventLoopGroup loops;
    private final RefusalLog refusals;
    private final Acceptance acceptance;
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final AtomicBoolean isStopped = new AtomicBoolean();
    private final Place place;

    /** What a listener holds in the outer world. */
    interface Place {
        /** Where it is, with the real port. */
        Endpoint endpoint();

        /** Takes no more connections and leaves nothing behind. Blocks; idempotent. */
        void release();
    }

    /** Takes a place for connections. */
    @FunctionalInterface
    interface Taking {
        /** Blocks until it is taken. */
        Place take(NettyListener listener);
    }

    NettyListener(
            ListenerOptions options, EventLoopGroup loops, LongSupplier clock, Taking taking) {
        this.loops = loops;
        this.options = options;
        this.refusals = new RefusalLog(LOG, clock);
        this.acceptance = new Acceptance(options, refusals);
        this.place = taking.take(this);
    }

    @Override
    public Endpoint endpoint() {
        return place.endpoint();
    }

    @Override
    public int connections() {
        return open.size();
    }

    ListenerOptions options() {
        return options;
    }

    ChannelInitializer<Channel> initializer(Consumer<Channel> register) {
        return new Initializer(register);
    }

    /** Whether it is closed and nothing of it is left. */
    boolean isDone() {
        return isStopped.get() && open.isEmpty();
    }

    /** A new connection. On its loop. */
    void accept(Channel channel) {
        if (isStopped.get() || open.size() >= options.admission().maxConnections()) {
            refusals.refused(
                    () ->
                            "closed "
                                    + Peers.nameOf(channel.remoteAddress())
                                    + (isStopped.get() ? ": draining" : ": too many connections"));
            channel.close();
            return;
        }
        if (channel.config() instanceof DuplexChannelConfig duplex) {
            duplex.setAllowHalfClosure(true);
        }
        open.add(channel);
        acceptance.begin(channel);
    }

    @Override
    public boolean drain(Duration most) {
        boolean isFirst = stop();
        if (isFirst) {
            tell(Drain.EVENT);
        }
        boolean isEmpty = await(most);
        close();
        return isEmpty;
    }

    @Override
    public void close() {
        stop();
        tell(Drain.NOW);
        if (!await(GOODBYES)) {
            open.close().awaitUninterruptibly(GOODBYES.toMillis());
        }
        settle();
    }

    /**
     * Waits until handlers have heard of the end. A channel counts as closed in one task of its
     * loop, which only then leaves word for the task that tells the handlers: two tasks behind the
     * first it is done.
     */
    private void settle() {
        for (int round = 0; round < 2 && !loops.isShuttingDown(); round++) {
            for (EventExecutor loop : loops) {
                loop.submit(() -> {}).awaitUninterruptibly(GOODBYES.toMillis());
            }
        }
    }

    private boolean stop() {
        boolean isFirst = isStopped.compareAndSet(false, true);
        place.release();
        return isFirst;
    }

    private void tell(Drain event) {
        tell(open, event);
    }

    static void tell(ChannelGroup channels, Drain event) {
        for (Channel channel : channels) {
            channel.eventLoop().execute(() -> channel.pipeline().fireUserEventTriggered(event));
        }
    }

    private boolean await(Duration most) {
        return await(open, most);
    }

    static boolean await(ChannelGroup channels, Duration most) {
        return channels.isEmpty()
                || channels.newCloseFuture()
                        .awaitUninterruptibly(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Sharable
    private final class Initializer extends ChannelInitializer<Channel> {
        private final Consumer<Channel> register;

        Initializer(Consumer<Channel> register) {
            this.register = register;
        }

        @Override
        protected void initChannel(Channel channel) {
            register.accept(channel);
            accept(channel);
        }

        @Override
        @SuppressWarnings("deprecation") // deprecated for outbound handlers only
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.log(System.Logger.Level.WARNING, "a connection could not be taken", cause);
            context.close();
        }
    }
}
