package io.jackfield.hub.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.hub.PluginMethod;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The recorded plugin whose methods wait until the test lets them go on. */
class GateMethods {
    private static final long LIMIT_SECONDS = 20;

    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> entered = new ConcurrentHashMap<>();
    private volatile Runnable end = () -> {};

    @PluginMethod(name = "Wait")
    public final String wait0(String gate) throws InterruptedException {
        return pass("Wait", gate) + " done";
    }

    public final String waitFail(String gate) throws IOException, InterruptedException {
        throw new IOException(pass("WaitFail", gate) + " failed");
    }

    @PluginMethod(name = "Long")
    public final String long0(String gate) throws InterruptedException {
        return pass("Long", gate).repeat(3000);
    }

    /** A process cannot end here; its connection can. */
    public final String crash(int code) {
        end.run();
        return "ended with " + code;
    }

    public final String ping(TextMethods.@Nullable Empty nothing) {
        return "pong";
    }

    final String pass(String method, String gate) throws InterruptedException {
        entries(method).release();
        assertThat(gate(gate).await(LIMIT_SECONDS, TimeUnit.SECONDS)).as(gate).isTrue();
        return gate;
    }

    final void onCrash(Runnable value) {
        end = value;
    }

    final void awaitEntered(String method) throws InterruptedException {
        assertThat(entries(method).tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    final void release(String gate) {
        gate(gate).countDown();
    }

    final void releaseAll() {
        gates.values().forEach(CountDownLatch::countDown);
    }

    private CountDownLatch gate(String name) {
        return gates.computeIfAbsent(name, _ -> new CountDownLatch(1));
    }

    private Semaphore entries(String method) {
        return entered.computeIfAbsent(method, _ -> new Semaphore(0));
    }
}
