package io.jackfield.hub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.HubCallOptions;
import io.jackfield.hub.HubPlugin;
import io.jackfield.hub.PluginHub;
import io.jackfield.switchboard.Payload;
import io.jackfield.transport.Transport;

import org.junit.jupiter.api.Test;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Callers that wait, and are interrupted. */
class BlockingCallTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** What the plugin has. */
    public static final class Methods {
        private final CountDownLatch called = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);

        /** The same again. */
        public String echo(String text) {
            return text;
        }

        /** Returns when it is told to. */
        public String hold() throws InterruptedException {
            called.countDown();
            release.await();
            return "held";
        }
    }

    @Test
    void anInterruptedCallerGivesUpAndTheConnectionGoesOn() throws Exception {
        var methods = new Methods();
        try (Transport transport = Transport.create();
                PluginHub hub = PluginHub.create()) {
            Endpoint at = hub.listen(transport, Endpoint.parse("tcp://127.0.0.1:0")).endpoint();
            HubPlugin.of(MethodHandles.lookup(), methods).name("p").connect(transport, at);
            assertThat(hub.waitFor("p", LONG)).isTrue();
            var failure = new CompletableFuture<JackfieldException>();
            Thread caller =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            hub.call("p", "Hold", null, String.class);
                                        } catch (JackfieldException why) {
                                            failure.complete(why);
                                        }
                                    });
            methods.called.await();
            caller.interrupt();
            assertThat(failure.get().code()).isEqualTo(Code.CANCELLED);
            methods.release.countDown();
            await().until(() -> hub.counts().unmatched() == 1);
            assertThat(hub.call("p", "Echo", "x", String.class)).isEqualTo("x");
        }
    }

    @Test
    void aCallerThatWasInterruptedBeforeIsToldSoAndStaysInterrupted() {
        try (Transport transport = Transport.create();
                PluginHub hub = PluginHub.create()) {
            Endpoint at = hub.listen(transport, Endpoint.parse("tcp://127.0.0.1:0")).endpoint();
            var methods = new Methods();
            HubPlugin.of(MethodHandles.lookup(), methods).name("p").connect(transport, at);
            assertThat(hub.waitFor("p", LONG)).isTrue();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> hub.call("p", "Hold", null, String.class))
                    .isInstanceOf(JackfieldException.class)
                    .hasMessage("interrupted while waiting for a plugin");
            assertThat(Thread.interrupted()).isTrue();
            methods.release.countDown();
        }
    }

    @Test
    void anInterruptedBroadcastGivesUpItsCalls() throws Exception {
        var methods = new Methods();
        try (Transport transport = Transport.create();
                PluginHub hub = PluginHub.create()) {
            Endpoint at = hub.listen(transport, Endpoint.parse("tcp://127.0.0.1:0")).endpoint();
            HubPlugin.of(MethodHandles.lookup(), methods).name("p").connect(transport, at);
            assertThat(hub.waitFor("p", LONG)).isTrue();
            var failure = new CompletableFuture<JackfieldException>();
            Thread caller =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            hub.broadcast(
                                                    "Hold", Payload.EMPTY, HubCallOptions.DEFAULT);
                                        } catch (JackfieldException why) {
                                            failure.complete(why);
                                        }
                                    });
            methods.called.await();
            caller.interrupt();
            assertThat(failure.get().code()).isEqualTo(Code.CANCELLED);
            methods.release.countDown();
            await().until(() -> hub.counts().unmatched() == 1);
        }
    }

    @Test
    void aBroadcastToNobodyIsEmpty() {
        try (PluginHub hub = PluginHub.create()) {
            var nothing = hub.broadcast("Hold", Payload.EMPTY, HubCallOptions.DEFAULT);
            assertThat(nothing.results()).isEmpty();
            assertThat(nothing.errors()).isEmpty();
        }
    }
}
