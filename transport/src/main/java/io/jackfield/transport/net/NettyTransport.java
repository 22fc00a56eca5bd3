package io.jackfield.transport.net;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.transport.DialOptions;
import io.jackfield.transport.Listener;
import io.jackfield.transport.ListenerOptions;
import io.jackfield.transport.Transport;
import io.jackfield.transport.link.Drain;
import io.jackfield.transport.link.LinkContext;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** The {@link Transport} on Netty. */
public final class NettyTransport implements Transport {
    private static final Duration GOODBYES = Duration.ofSeconds(6);

    private final LongSupplier clock;
    private final Loops loops;
    private final Places places;
    private final Memories memories = new Memories();
    private final Dialer dialer;
    private final ChannelGroup dialed = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final Set<NettyListener> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /**
     * Starts the loops.
     *
     * @param loopCount how many
     * @param clock of links and logs
     * @param random of masking keys
     * @param in of {@code stdio:}
     * @param out of {@code stdio:}
     */
    public NettyTransport(
            int loopCount,
            LongSupplier clock,
            RandomGenerator random,
            InputStream in,
            OutputStream out) {
        this.clock = clock;
        LinkContext context = new LinkContext(clock, random);
        this.loops = Loops.start(loopCount);
        this.places = new Places(loops, context);
        this.dialer = new Dialer(loops, context, dialed, memories, random, in, out);
    }

    @Override
    public Listener listen(ListenerOptions options) {
        checkOpen();
        NettyListener listener =
                new NettyListener(
                        options,
                        loops.group(),
                        clock,
                        made ->
                                switch (options.endpoint()) {
                                    case Endpoint.Unix unix -> places.file(made, unix);
                                    case Endpoint.Memory memory -> memories.take(made, memory);
                                    case Endpoint.Tcp tcp -> places.port(made, tcp);
                                    case Endpoint.Tls tls -> places.port(made, tls);
                                    case Endpoint.WebSocket socket -> places.port(made, socket);
                                    case Endpoint.Stdio stdio ->
                                            throw new IllegalArgumentException(
                                                    stdio + " can only be dialed");
                                });
        listeners.removeIf(NettyListener::isDone);
        listeners.add(listener);
        return listener;
    }

    @Override
    public CompletableFuture<Link> dialAsync(
            Endpoint endpoint, DialOptions options, LinkHandler handler) {
        checkOpen();
        return dialer.dial(endpoint, options, handler);
    }

    @Override
    public Link dial(Endpoint endpoint, DialOptions options, LinkHandler handler) {
        try {
            return dialAsync(endpoint, options, handler).get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw DialFailures.of(endpoint, cause == null ? e : cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(
                    Code.CANCELLED, "interrupted while dialing " + endpoint, e);
        }
    }

    @Override
    public boolean drain(Duration most) {
        boolean all = true;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> drains =
                    listeners.stream()
                            .map(listener -> threads.submit(() -> listener.drain(most)))
                            .toList();
            for (Future<Boolean> drain : drains) {
                all &= drain.get();
            }
        } catch (ExecutionException e) {
            throw JackfieldException.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            all = false;
        }
        close();
        return all;
    }

    @Override
    public void close() {
        if (!isClosed.compareAndSet(false, true)) {
            return;
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (NettyListener listener : listeners) {
                threads.execute(listener::close);
            }
        }
        NettyListener.tell(dialed, Drain.NOW);
        if (!NettyListener.await(dialed, GOODBYES)) {
            dialed.close().awaitUninterruptibly(GOODBYES.toMillis());
        }
        loops.group()
                .shutdownGracefully(0, GOODBYES.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(2 * GOODBYES.toMillis());
    }

    private void checkOpen() {
        if (isClosed.get()) {
            throw new JackfieldException(Code.UNAVAILABLE, "the transport is closed");
        }
    }
}
