package io.jackfield.hub.server;

import io.jackfield.hub.AsyncOverflow;
import io.jackfield.hub.HubListener;
import io.jackfield.hub.KeySequencer;
import io.jackfield.hub.NameRule;
import io.jackfield.hub.PluginHub;
import io.jackfield.hub.codec.Codec;
import io.jackfield.hub.codec.CodecLimits;
import io.jackfield.hub.engine.HubCounters;
import io.jackfield.hub.engine.HubSettings;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects the options of a hub. */
public final class HubBuilder implements PluginHub.Builder {
    private final List<HubListener> listeners = new ArrayList<>();
    private @Nullable KeySequencer keySequencer;
    private NameRule nameRule = NameRule.ANYBODY;
    private Duration callTimeout = Duration.ofSeconds(30);
    private int maxConcurrentCalls = 1024;
    private int maxWaitingBytes = 16 << 20;
    private Duration handshake = Duration.ofSeconds(10);
    private Duration sendTimeout = Duration.ofSeconds(30);
    private Duration farewell = Duration.ofSeconds(1);
    private int maxPlugins = 10_000;
    private int maxMessageBytes = CodecLimits.DEFAULT.maxMessageBytes();
    private int maxHelloBytes = CodecLimits.DEFAULT.maxHelloBytes();
    private int maxFunctions = CodecLimits.DEFAULT.maxFunctions();
    private int maxNameBytes = CodecLimits.DEFAULT.maxNameBytes();
    private int maxDescriptionDepth = CodecLimits.DEFAULT.maxDescriptionDepth();
    private int asyncMessages = 1024;
    private int asyncBytes = 16 << 20;
    private AsyncOverflow asyncOverflow = AsyncOverflow.DROP_OLDEST;

    /** All defaults. */
    public HubBuilder() {}

    @Override
    public HubBuilder keySequencer(KeySequencer value) {
        keySequencer = value;
        return this;
    }

    @Override
    public HubBuilder nameRule(NameRule value) {
        nameRule = value;
        return this;
    }

    @Override
    public HubBuilder listener(HubListener value) {
        listeners.add(value);
        return this;
    }

    @Override
    public HubBuilder callTimeout(Duration value) {
        callTimeout = value;
        return this;
    }

    @Override
    public HubBuilder maxConcurrentCalls(int value) {
        maxConcurrentCalls = value;
        return this;
    }

    @Override
    public HubBuilder maxWaitingBytes(int value) {
        maxWaitingBytes = value;
        return this;
    }

    @Override
    public HubBuilder handshake(Duration value) {
        handshake = value;
        return this;
    }

    @Override
    public HubBuilder sendTimeout(Duration value) {
        sendTimeout = value;
        return this;
    }

    @Override
    public HubBuilder farewell(Duration value) {
        farewell = value;
        return this;
    }

    @Override
    public HubBuilder maxPlugins(int value) {
        maxPlugins = value;
        return this;
    }

    @Override
    public HubBuilder maxMessageBytes(int value) {
        maxMessageBytes = value;
        return this;
    }

    @Override
    public HubBuilder maxHelloBytes(int value) {
        maxHelloBytes = value;
        return this;
    }

    @Override
    public HubBuilder maxFunctions(int value) {
        maxFunctions = value;
        return this;
    }

    @Override
    public HubBuilder maxNameBytes(int value) {
        maxNameBytes = value;
        return this;
    }

    @Override
    public HubBuilder maxDescriptionDepth(int value) {
        maxDescriptionDepth = value;
        return this;
    }

    @Override
    public HubBuilder asyncMessages(int value) {
        asyncMessages = value;
        return this;
    }

    @Override
    public HubBuilder asyncBytes(int value) {
        asyncBytes = value;
        return this;
    }

    @Override
    public HubBuilder asyncOverflow(AsyncOverflow value) {
        asyncOverflow = value;
        return this;
    }

    @Override
    public PluginHub build() {
        var limits =
                new CodecLimits(
                        maxMessageBytes,
                        maxHelloBytes,
                        maxFunctions,
                        maxNameBytes,
                        maxDescriptionDepth);
        var options =
                new HubSettings.Options(
                        limits,
                        handshake,
                        callTimeout,
                        maxConcurrentCalls,
                        maxWaitingBytes,
                        sendTimeout,
                        farewell,
                        maxPlugins,
                        asyncMessages,
                        asyncBytes,
                        asyncOverflow);
        var settings = new HubSettings(new Codec(limits), new HubCounters(), options);
        var registry = new Registry(keySequencer, maxPlugins);
        return new RunningHub(settings, registry, nameRule, listeners);
    }
}
