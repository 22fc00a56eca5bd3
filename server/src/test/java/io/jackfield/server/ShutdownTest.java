package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.HubPlugin;
import io.jackfield.transport.Transport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is left of a server after its end: nothing. */
@Timeout(60)
class ShutdownTest {
    @TempDir Path folder;

    /** Platform threads; those that the JDK keeps for all virtual threads are not a server's. */
    private static Set<Thread> threads() {
        var threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(ShutdownTest::isOfTheJdk);
        return threads;
    }

    private static boolean isOfTheJdk(Thread thread) {
        var group = thread.getThreadGroup();
        return group == null
                || group.getName().equals("system")
                || group.getName().equals("InnocuousThreadGroup")
                || thread.getName().startsWith("ForkJoinPool")
                || thread.getName().startsWith("VirtualThread")
                || thread.getName().startsWith("HttpClient-")
                || thread.getName().startsWith("Cleaner-")
                || thread.getName().startsWith("globalEventExecutor-") // Netty's, for a second
                || thread.getName().startsWith("process reaper");
    }

    private Set<Thread> since(Set<Thread> before) {
        var threads = threads();
        threads.removeAll(before);
        threads.removeIf(thread -> !thread.isAlive());
        return threads;
    }

    private JackfieldServer start(String... endpoints) {
        return JackfieldServer.builder()
                .listen(endpoints)
                .data(folder.resolve("data"))
                .option("samples", "true")
                .start();
    }

    @Test
    void closingLeavesNoThreadNoLockAndNoSocket() throws Exception {
        Path socket = folder.resolve("jackfield.sock");
        Set<Thread> before = threads();
        for (int round = 0; round < 3; round++) {
            try (var server = new TestServer(folder, Map.of())) {
                assertThat(since(before)).isNotEmpty();
                server.call("demo/math/sum", "{\"numbers\":[1]}");
            }
            var server = start("tcp://127.0.0.1:0", "unix:" + socket);
            assertThat(socket).exists();
            server.close();
            server.close();
            server.awaitClosed();
            assertThat(since(before)).isEmpty();
            try (var files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .noneMatch(name -> name.startsWith(".jf") || name.endsWith(".sock"));
            }
        }
    }

    @Test
    void closingWithPluginsLeavesNoThread() {
        Set<Thread> before = threads();
        try (var server = new TestServer(folder, Map.of());
                var transport = Transport.create()) {
            for (String name : List.of("one", "two", "three")) {
                HubPlugin.of(new HubTest.Greeter())
                        .name(name)
                        .connect(transport, Endpoint.parse("tcp://127.0.0.1:" + server.port()));
                await().until(
                                () ->
                                        server.board()
                                                .function("plugin/" + name + "/Hello")
                                                .isPresent());
            }
            assertThat(since(before)).isNotEmpty();
        }
        assertThat(since(before)).isEmpty();
    }

    @Test
    void aDrainOfAnIdleServerEndsItAtOnceAndTwiceIsNoHarm() {
        var server = start("tcp://127.0.0.1:0");
        assertThat(server.drain(java.time.Duration.ofSeconds(20))).isTrue();
        server.drain(java.time.Duration.ofSeconds(20));
        server.close();
        start("tcp://127.0.0.1:0").close();
    }

    @Test
    void aStartThatFailsHalfWayLeavesNothing() throws Exception {
        Path socket = folder.resolve("jackfield.sock");
        Set<Thread> before = threads();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String busy = "tcp://127.0.0.1:" + taken.getLocalPort();
            assertThatThrownBy(() -> start("unix:" + socket, busy))
                    .isInstanceOfSatisfying(
                            JackfieldException.class,
                            refused -> assertThat(refused.code()).isEqualTo(Code.UNAVAILABLE))
                    .hasMessageContaining(
                            "port " + taken.getLocalPort() + " of 127.0.0.1 is in use");
        }
        assertThat(socket).doesNotExist();
        assertThat(since(before)).isEmpty();
        start("unix:" + socket).close();
    }

    @Test
    void aStartThatFailsAtOnceLeavesNothing() throws Exception {
        Set<Thread> before = threads();
        Path tokens = Files.createDirectories(folder.resolve("data")).resolve("tokens");
        Files.writeString(tokens, "damaged\n");
        assertThatThrownBy(() -> start("tcp://127.0.0.1:0")).hasMessageContaining("damaged");
        Files.delete(tokens);
        var missing = folder.resolve("missing.crt").toString();
        assertThatThrownBy(
                        () ->
                                JackfieldServer.builder()
                                        .listen("tls://127.0.0.1:0")
                                        .data(folder.resolve("data"))
                                        .option("tls.certificate", missing)
                                        .option("tls.key", missing)
                                        .start())
                .hasMessageContaining(missing);
        assertThat(since(before)).isEmpty();
        start("tcp://127.0.0.1:0").close();
    }

    @Test
    void theFolderOfARunningServerIsNotTakenByAnother() {
        try (var server = start("tcp://127.0.0.1:0")) {
            assertThat(server.endpoints()).hasSize(1);
            assertThatThrownBy(() -> start("tcp://127.0.0.1:0"))
                    .isInstanceOf(JackfieldException.class)
                    .hasMessageContaining("data");
        }
        start("tcp://127.0.0.1:0").close();
    }
}
