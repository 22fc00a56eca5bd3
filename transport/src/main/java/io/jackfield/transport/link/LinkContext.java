package io.jackfield.transport.link;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.AttributeKey;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the links of a transport share: the clock, the random generator and, for each event loop,
 * timers and masking keys. Found through the channel or one of its parents.
 */
public final class LinkContext {
    private static final AttributeKey<LinkContext> KEY =
            AttributeKey.valueOf(LinkContext.class, "context");

    record Shared(LoopTimers timers, MaskKeys maskKeys) {}

    private final LongSupplier clock;
    private final RandomGenerator random;
    private final Map<EventLoop, Shared> loops = new ConcurrentHashMap<>();

    /**
     * A context.
     *
     * @param clock nanoseconds, as {@link System#nanoTime}
     * @param random unpredictable
     */
    public LinkContext(LongSupplier clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes this the context of a channel and its children.
     *
     * @param channel a listening or dialing channel
     */
    public void attachTo(Channel channel) {
        channel.attr(KEY).set(this);
    }

    /**
     * The context of a channel.
     *
     * @param channel whose, or one of whose parents, context was set; a new one if none was
     */
    static LinkContext of(Channel channel) {
        for (@Nullable Channel at = channel; at != null; at = at.parent()) {
            if (at.hasAttr(KEY)) {
                LinkContext found = at.attr(KEY).get();
                if (found != null) {
                    return found;
                }
            }
        }
        LinkContext fresh = new LinkContext(System::nanoTime, new SecureRandom());
        fresh.attachTo(channel);
        return fresh;
    }

    LongSupplier clock() {
        return clock;
    }

    Shared sharedOf(EventLoop loop) {
        Shared known = loops.get(loop);
        return known != null
                ? known
                : loops.computeIfAbsent(
                        loop, key -> new Shared(new LoopTimers(key, clock), new MaskKeys(random)));
    }
}
