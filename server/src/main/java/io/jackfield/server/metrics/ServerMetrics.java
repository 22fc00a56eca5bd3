package io.jackfield.server.metrics;

import io.jackfield.core.Code;
import io.jackfield.core.Peer;
import io.jackfield.server.spi.Metrics;
import io.jackfield.switchboard.BoardListener;
import io.jackfield.transport.HttpListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/** The registry, and what it hears of the switchboard and of HTTP. */
public final class ServerMetrics implements Metrics, BoardListener, HttpListener, AutoCloseable {
    /**
     * Names come from whoever offers functions and topics: past so many, the rest is counted
     * together.
     */
    private static final int MOST_NAMES = 1_000;

    private static final String OTHERS = "(others)";

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Map<String, io.micrometer.core.instrument.Timer> calls =
            new ConcurrentHashMap<>();
    private final Map<String, io.micrometer.core.instrument.Counter> published =
            new ConcurrentHashMap<>();
    private final Map<String, io.micrometer.core.instrument.Counter> dropped =
            new ConcurrentHashMap<>();
    private final Map<Code, io.micrometer.core.instrument.Counter> refused =
            new ConcurrentHashMap<>();
    private final Map<Integer, io.micrometer.core.instrument.Timer> exchanges =
            new ConcurrentHashMap<>();

    private final LongAdder inFlight = new LongAdder();

    /** A registry with what the virtual machine and the process tell of themselves. */
    public ServerMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        gauge("calls.in.flight", "Calls that have begun and not ended", inFlight::sum);
    }

    /** The page for Prometheus, in its text format 0.0.4. */
    public String page() {
        return registry.scrape();
    }

    @Override
    public Metrics.Counter counter(String name, String description, String... tags) {
        var counter =
                io.micrometer.core.instrument.Counter.builder("jackfield." + name)
                        .description(description)
                        .tags(tags)
                        .register(registry);
        return amount -> counter.increment((double) amount);
    }

    @Override
    public Metrics.Timer timer(String name, String description, String... tags) {
        var timer = newTimer(name, description, Tags.of(tags));
        return nanos -> timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void gauge(String name, String description, DoubleSupplier value, String... tags) {
        Gauge.builder("jackfield." + name, value::getAsDouble)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void callStarted(String function) {
        inFlight.increment();
    }

    @Override
    public void callEnded(String function, Code code, long nanos) {
        inFlight.decrement();
        String name = bounded(calls, function + '\n' + code, OTHERS + '\n' + code);
        calls.computeIfAbsent(
                        name,
                        absent ->
                                newTimer(
                                        "calls",
                                        "Calls of functions",
                                        Tags.of(
                                                "function",
                                                absent.substring(0, absent.indexOf('\n')),
                                                "code",
                                                code.name())))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void callRefused(String name, Code code) {
        refused.computeIfAbsent(
                        code,
                        absent ->
                                io.micrometer.core.instrument.Counter.builder(
                                                "jackfield.calls.refused")
                                        .description("Calls that reached no handler")
                                        .tag("code", absent.name())
                                        .register(registry))
                .increment();
    }

    @Override
    public void published(String topic, int followers) {
        topicCounter(published, "topics.published", "Messages published", topic).increment();
    }

    @Override
    public void dropped(String topic, long messages) {
        topicCounter(dropped, "topics.dropped", "Messages dropped for slow followers", topic)
                .increment((double) messages);
    }

    @Override
    public void completed(
            String method, String path, int status, long bytes, long nanos, Peer peer) {
        exchanges
                .computeIfAbsent(
                        status,
                        absent ->
                                newTimer(
                                        "http.exchanges",
                                        "HTTP exchanges",
                                        Tags.of("status", absent.toString())))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private io.micrometer.core.instrument.Counter topicCounter(
            Map<String, io.micrometer.core.instrument.Counter> counters,
            String name,
            String description,
            String topic) {
        return counters.computeIfAbsent(
                bounded(counters, topic, OTHERS),
                absent ->
                        io.micrometer.core.instrument.Counter.builder("jackfield." + name)
                                .description(description)
                                .tag("topic", absent)
                                .register(registry));
    }

    private static String bounded(Map<String, ?> known, String name, String others) {
        return known.size() < MOST_NAMES || known.containsKey(name) ? name : others;
    }

    private io.micrometer.core.instrument.Timer newTimer(
            String name, String description, Tags tags) {
        return io.micrometer.core.instrument.Timer.builder("jackfield." + name)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
