package io.jackfield.server.bridge;

import io.jackfield.server.spi.Option;
import io.jackfield.server.spi.ServerContext;
import io.jackfield.server.spi.ServerModule;
import io.jackfield.transport.HttpRoute;

import java.time.Duration;

/**
 * {@code POST /call/…}, {@code POST /publish/…}, {@code GET /follow/…} and {@code GET /functions}.
 */
public final class BridgeModule implements ServerModule<BridgeModule.BridgeOptions> {

    /** For the service loader. */
    public BridgeModule() {}

    /**
     * The table {@code [http]}.
     *
     * @param followQueue how many messages may wait for a slow follower; the oldest are dropped and
     *     the gap is told
     * @param followHeartbeat how often a comment is sent to a follower while nothing else is
     * @param maxTimeout the longest deadline that a caller may ask for
     * @param maxLineBytes the longest line of a streamed call, one message
     */
    public record BridgeOptions(
            @Option(
                            value = "256",
                            description =
                                    "How many messages may wait for a slow follower of a topic")
                    int followQueue,
            @Option(
                            value = "15s",
                            description = "How often a quiet event stream shows that it is alive")
                    Duration followHeartbeat,
            @Option(value = "1h", description = "Longest deadline that a caller may ask for")
                    Duration maxTimeout,
            @Option(value = "16MiB", description = "Longest line of a streamed call, one message")
                    int maxLineBytes) {

        /**
         * Checks every field.
         *
         * @throws IllegalArgumentException naming the field and the value
         */
        public BridgeOptions {
            if (followQueue < 1) {
                throw new IllegalArgumentException(
                        "followQueue must be at least 1, was " + followQueue);
            }
            if (maxLineBytes < 1) {
                throw new IllegalArgumentException(
                        "maxLineBytes must be at least 1, was " + maxLineBytes);
            }
            if (!followHeartbeat.isPositive() || !maxTimeout.isPositive()) {
                throw new IllegalArgumentException(
                        "followHeartbeat and maxTimeout must be positive");
            }
        }
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Class<BridgeOptions> options() {
        return BridgeOptions.class;
    }

    @Override
    public void start(BridgeOptions options, ServerContext context) {
        var requests = new BridgeRequests(context, options);
        var call = new CallRoute(context.board(), requests, options.maxLineBytes());
        context.route(
                HttpRoute.prefix("POST", "/call/", call)
                        .withContentTypes(Bodies.JSON, Bodies.BYTES, Bodies.NDJSON)
                        .withEncodedSlashes());
        context.route(
                HttpRoute.prefix("POST", "/publish/", new PublishRoute(context.board(), requests))
                        .withContentTypes(Bodies.JSON, Bodies.BYTES)
                        .withEncodedSlashes());
        var follow = new FollowRoute(context.board(), requests, options);
        context.onDrain(limit -> follow.close());
        context.onClose(follow);
        context.route(HttpRoute.prefix("GET", "/follow/", follow).withEncodedSlashes());
        context.route(
                HttpRoute.exact(
                        "GET", "/functions", new FunctionsRoute(context.board(), requests)));
    }
}
