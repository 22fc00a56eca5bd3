package io.jackfield.hub.plugin;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Execution;
import io.jackfield.hub.Function;
import io.jackfield.hub.HubPlugin;
import io.jackfield.hub.MethodNaming;
import io.jackfield.hub.PluginInfo;
import io.jackfield.hub.Reconnect;
import io.jackfield.hub.codec.Codec;
import io.jackfield.hub.codec.CodecLimits;
import io.jackfield.hub.codec.HelloWriter;
import io.jackfield.hub.engine.PluginSettings;
import io.jackfield.hub.frames.Hello;
import io.jackfield.transport.DialOptions;
import io.jackfield.transport.Tls;
import io.jackfield.transport.Transport;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Collects the options of a plugin. */
public final class PluginBuilder implements HubPlugin.Builder {

    private final MethodHandles.Lookup lookup;
    private final Object receiver;
    private final Map<String, Function> given = new LinkedHashMap<>();
    private String name = "";
    private String version = "";
    private String token = "";
    private MethodNaming naming = MethodNaming.CAPITALIZED;
    private Execution execution = Execution.BLOCKING;
    private int maxConcurrentCalls = 256;
    private int maxWaitingCalls = 1024;
    private int maxWaitingMessages = 1024;
    private int maxMessageBytes = CodecLimits.DEFAULT.maxMessageBytes();
    private Duration sendTimeout = Duration.ofSeconds(30);
    private @Nullable Reconnect reconnect;
    private RandomGenerator random = RandomGenerator.getDefault();

    /**
     * All defaults.
     *
     * @param lookup sees the methods
     * @param receiver has them
     */
    public PluginBuilder(MethodHandles.Lookup lookup, Object receiver) {
        this.lookup = lookup;
        this.receiver = receiver;
    }

    @Override
    public PluginBuilder name(String value) {
        name = value;
        return this;
    }

    @Override
    public PluginBuilder version(String value) {
        version = value;
        return this;
    }

    @Override
    public PluginBuilder token(String value) {
        token = value;
        return this;
    }

    @Override
    public PluginBuilder naming(MethodNaming value) {
        naming = value;
        return this;
    }

    @Override
    public PluginBuilder describe(Function function) {
        given.put(function.name(), function);
        return this;
    }

    @Override
    public PluginBuilder execution(Execution value) {
        execution = value;
        return this;
    }

    @Override
    public PluginBuilder maxConcurrentCalls(int value) {
        maxConcurrentCalls = value;
        return this;
    }

    @Override
    public PluginBuilder maxWaitingCalls(int value) {
        maxWaitingCalls = value;
        return this;
    }

    @Override
    public PluginBuilder maxWaitingMessages(int value) {
        maxWaitingMessages = value;
        return this;
    }

    @Override
    public PluginBuilder maxMessageBytes(int value) {
        maxMessageBytes = value;
        return this;
    }

    @Override
    public PluginBuilder sendTimeout(Duration value) {
        sendTimeout = value;
        return this;
    }

    @Override
    public PluginBuilder reconnect(Reconnect value) {
        reconnect = value;
        return this;
    }

    @Override
    public PluginBuilder random(RandomGenerator value) {
        random = value;
        return this;
    }

    @Override
    public HubPlugin connect(Transport transport, Endpoint endpoint) {
        return connect(transport, endpoint, dialing());
    }

    @Override
    public HubPlugin connect(Transport transport, Endpoint endpoint, Tls tls) {
        return connect(transport, endpoint, dialing().withTls(tls));
    }

    private CodecLimits limits() {
        CodecLimits usual = CodecLimits.DEFAULT;
        return new CodecLimits(
                maxMessageBytes,
                usual.maxHelloBytes(),
                usual.maxFunctions(),
                usual.maxNameBytes(),
                usual.maxDescriptionDepth());
    }

    private Codec codec() {
        return new Codec(limits());
    }

    private DialOptions dialing() {
        return DialOptions.stream(codec().framer()).withLimits(limits().link());
    }

    /** Waiting for a result on an event loop would hold up every connection of it. */
    private void checkInline(Methods methods) {
        if (execution != Execution.INLINE) {
            return;
        }
        methods.byName()
                .forEach(
                        (method, bound) -> {
                            if (bound.isLater()) {
                                throw new IllegalArgumentException(
                                        "the method "
                                                + method
                                                + " gives a CompletionStage, which is waited for;"
                                                + " INLINE methods must not wait");
                            }
                        });
    }

    private HubPlugin connect(Transport transport, Endpoint endpoint, DialOptions options) {
        Methods methods = Methods.of(lookup, receiver, naming);
        checkInline(methods);
        Map<String, Function> functions = new LinkedHashMap<>();
        methods.byName()
                .forEach(
                        (method, bound) -> {
                            Function wish = given.get(method);
                            functions.put(
                                    method,
                                    wish == null
                                            ? bound.function()
                                            : Descriptions.narrowed(bound.function(), wish));
                        });
        var info = new PluginInfo(name, version, functions);
        var settings =
                new PluginSettings(
                        codec(),
                        execution,
                        maxConcurrentCalls,
                        maxWaitingCalls,
                        maxWaitingMessages,
                        sendTimeout);
        var plugin =
                new RunningPlugin(
                        info,
                        settings,
                        HelloWriter.messages(new Hello(info, token, true)),
                        methods,
                        new Backoff(reconnect, random));
        plugin.connect(engine -> transport.dial(endpoint, options, engine));
        return plugin;
    }
}
