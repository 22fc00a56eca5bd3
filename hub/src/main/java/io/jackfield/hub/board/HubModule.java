package io.jackfield.hub.board;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.AsyncOverflow;
import io.jackfield.hub.PluginHub;
import io.jackfield.server.spi.Command;
import io.jackfield.server.spi.Metrics;
import io.jackfield.server.spi.Option;
import io.jackfield.server.spi.ServerContext;
import io.jackfield.server.spi.ServerModule;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;

/** Plugins on the listeners of a server, and on its switchboard. */
public final class HubModule implements ServerModule<HubModule.HubOptions> {

    /** For the service loader. */
    public HubModule() {}

    /**
     * The table {@code [hub]}.
     *
     * @param tcp which plugins may come over TCP
     * @param secret what they must know
     * @param callTimeout how long calls wait that say nothing else
     * @param maxConcurrentCalls how many calls of a plugin may be unanswered
     * @param maxWaitingBytes how long calls may be together that wait until a plugin reads
     * @param handshake how long a plugin may take to introduce itself
     * @param sendTimeout how long a plugin may leave unread what it was sent
     * @param maxPlugins how many plugins may be connected
     * @param maxMessageBytes the longest message to and from plugins
     * @param maxHelloBytes the longest introduction
     * @param maxFunctions how many functions a plugin may have
     * @param asyncMessages how many messages of a plugin may wait to be published
     * @param asyncOverflow what happens when more come
     */
    public record HubOptions(
            @Option(
                            value = "off",
                            description =
                                    "Which plugins may come over TCP: off, loopback, secret or"
                                            + " certificate; those over Unix sockets always may")
                    TcpPolicy tcp,
            @Option(
                            description =
                                    "What plugins show as their token where tcp is secret; 16"
                                            + " bytes or more",
                            isSecret = true)
                    String secret,
            @Option(value = "30s", description = "How long calls wait that say nothing else")
                    Duration callTimeout,
            @Option(value = "1024", description = "How many calls of a plugin may be unanswered")
                    int maxConcurrentCalls,
            @Option(
                            value = "16MiB",
                            description =
                                    "How long calls may be together that wait until a plugin reads")
                    int maxWaitingBytes,
            @Option(value = "10s", description = "How long a plugin may take to introduce itself")
                    Duration handshake,
            @Option(
                            value = "30s",
                            description = "How long a plugin may leave unread what it was sent")
                    Duration sendTimeout,
            @Option(value = "10000", description = "How many plugins may be connected")
                    int maxPlugins,
            @Option(value = "16MiB", description = "Longest message to and from plugins")
                    int maxMessageBytes,
            @Option(value = "1MiB", description = "Longest introduction of a plugin")
                    int maxHelloBytes,
            @Option(value = "1024", description = "How many functions a plugin may have")
                    int maxFunctions,
            @Option(
                            value = "1024",
                            description = "How many messages of a plugin may wait to be published")
                    int asyncMessages,
            @Option(
                            value = "drop-oldest",
                            description =
                                    "What happens when more come: drop-oldest, disconnect or"
                                            + " pause")
                    AsyncOverflow asyncOverflow) {}

    @Override
    public String name() {
        return "hub";
    }

    @Override
    public Class<HubOptions> options() {
        return HubOptions.class;
    }

    @Override
    public void start(HubOptions options, ServerContext context) {
        PluginHub hub =
                PluginHub.builder()
                        .nameRule(reach(options, context.hasSamples()))
                        .callTimeout(options.callTimeout())
                        .maxConcurrentCalls(options.maxConcurrentCalls())
                        .maxWaitingBytes(options.maxWaitingBytes())
                        .handshake(options.handshake())
                        .sendTimeout(options.sendTimeout())
                        .maxPlugins(options.maxPlugins())
                        .maxMessageBytes(options.maxMessageBytes())
                        .maxHelloBytes(options.maxHelloBytes())
                        .maxFunctions(options.maxFunctions())
                        .asyncMessages(options.asyncMessages())
                        .asyncOverflow(options.asyncOverflow())
                        .build();
        context.onClose(hub);
        context.onDrain(hub::drain);
        var _ = hub.addListener(new Bridge(context.board(), hub));
        var _ = context.board().offer(MethodHandles.lookup(), "hub", new HubFunctions(hub));
        context.protocol(hub.protocol());
        report(hub, context.metrics());
    }

    private static Reach reach(HubOptions options, boolean hasSamples) {
        try {
            return new Reach(options.tcp(), options.secret(), hasSamples);
        } catch (IllegalArgumentException wrong) {
            throw new JackfieldException(
                    Code.FAILED_PRECONDITION,
                    "tcp = \"secret\" in the table [hub] needs a secret there: "
                            + wrong.getMessage(),
                    wrong);
        }
    }

    @Override
    public String description() {
        return "The plugins that have dialed in: who is there, and what they offer.";
    }

    @Override
    public List<Command> commands() {
        return HubCommands.all();
    }

    private static void report(PluginHub hub, Metrics metrics) {
        metrics.gauge("hub.plugins", "Plugins that are connected", () -> hub.counts().connected());
        metrics.gauge("hub.calls", "Calls of plugins so far", () -> hub.counts().calls());
        metrics.gauge(
                "hub.failures",
                "Failures that plugins answered with",
                () -> hub.counts().failures());
        metrics.gauge(
                "hub.expired",
                "Calls that plugins did not answer in time",
                () -> hub.counts().expired());
        metrics.gauge(
                "hub.unmatched",
                "Answers of plugins that no call waited for",
                () -> hub.counts().unmatched());
        metrics.gauge("hub.messages", "Messages of plugins so far", () -> hub.counts().messages());
        metrics.gauge(
                "hub.dropped",
                "Messages of plugins that were dropped",
                () -> hub.counts().dropped());
        metrics.gauge("hub.refused", "Plugins that were not let in", () -> hub.counts().refused());
        metrics.gauge(
                "hub.malformed",
                "Connections that ended because of what a plugin sent",
                () -> hub.counts().malformed());
    }
}
