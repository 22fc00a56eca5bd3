package io.jackfield.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

class SessionRegistryTest {
    private final VirtualTime time = new VirtualTime();
    private final MemorySessionStore store = new MemorySessionStore();
    private final MemoryLinks.Manual links = MemoryLinks.manual();

    private SessionRegistry<String> registry(int maxConnections) {
        return registry(SessionKey.generator(new SecureRandom()), maxConnections);
    }

    private SessionRegistry<String> registry(SessionKey.Generator keys, int maxConnections) {
        return new SessionRegistry<>(
                "test",
                store,
                time,
                keys,
                new SessionRegistry.Options(
                        maxConnections,
                        Duration.ofDays(30),
                        Duration.ofSeconds(30),
                        Duration.ofHours(1)));
    }

    private Link link() {
        var handler = new RecordingHandler();
        links.connect("test", handler, new RecordingHandler(), Limits.DEFAULT);
        links.run();
        return handler.link();
    }

    private static String text(SessionRecord session) {
        return new String(session.attributes(), UTF_8);
    }

    @Test
    void generatedKeysHave256BitsAndTravelAsText() {
        var generator = SessionKey.generator(new SecureRandom());
        var seen = ConcurrentHashMap.<SessionKey>newKeySet();
        for (int number = 0; number < 1_000; number++) {
            SessionKey key = generator.generate();
            assertThat(key.text()).matches("[A-Za-z0-9_-]{43}");
            assertThat(SessionKey.of(key.text())).isEqualTo(key).hasSameHashCodeAs(key);
            assertThat(seen.add(key)).isTrue();
            assertThat(key.toString()).doesNotContain(key.text());
        }
    }

    @Test
    void onlyTheHashOfAKeyRestsInTheStore() {
        var created = registry(0).create("alice".getBytes(UTF_8), SessionRegistryTest::text);
        assertThat(store.get(created.key().text())).isEmpty();
        assertThat(store.get(created.key().id()))
                .hasValueSatisfying(
                        session -> {
                            assertThat(session.id()).matches("[0-9a-f]{64}");
                            assertThat(session.version()).isEqualTo(1);
                            assertThat(text(session)).isEqualTo("alice");
                        });
    }

    @Test
    void restoresTheSameObjectWhileItLivesAndAnEqualOneAfterwards() {
        var registry = registry(0);
        var made = new AtomicInteger();
        var created =
                registry.create(
                        "alice".getBytes(UTF_8), session -> text(session) + made.incrementAndGet());
        var first = link();
        created.session().attach(first, end -> {});
        assertThat(registry.restore(created.key(), session -> "other"))
                .hasValueSatisfying(found -> assertThat(found.value()).isEqualTo("alice1"));
        created.session().detach(first);
        time.advance(Duration.ofSeconds(31));
        assertThat(registry.live()).isEmpty();
        assertThat(registry.restore(created.key(), session -> text(session) + "again"))
                .hasValueSatisfying(found -> assertThat(found.value()).isEqualTo("aliceagain"));
    }

    @Test
    void survivesARestartThroughTheStore() {
        var created = registry(0).create("alice".getBytes(UTF_8), SessionRegistryTest::text);
        var restarted = registry(0);
        assertThat(restarted.restore(created.key(), SessionRegistryTest::text))
                .hasValueSatisfying(found -> assertThat(found.value()).isEqualTo("alice"));
        assertThat(restarted.restore(SessionKey.of("guessed"), SessionRegistryTest::text))
                .isEmpty();
        assertThat(restarted.live()).hasSize(1);
    }

    @Test
    void anotherOwnersSessionIsNotFound() {
        var created = registry(0).create(new byte[0], SessionRegistryTest::text);
        try (var other =
                new SessionRegistry<String>(
                        "other",
                        store,
                        time,
                        SessionKey.generator(new SecureRandom()),
                        SessionRegistry.Options.DEFAULT)) {
            assertThat(other.restore(created.key(), SessionRegistryTest::text)).isEmpty();
            assertThat(other.close(created.key())).isFalse();
        }
    }

    @Test
    void noMoreLinksThanAllowedShareASession() {
        var session = registry(2).create(new byte[0], SessionRegistryTest::text).session();
        var first = link();
        session.attach(first, end -> {});
        session.attach(first, end -> {});
        session.attach(link(), end -> {});
        assertThatThrownBy(() -> session.attach(link(), end -> {}))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.RESOURCE_EXHAUSTED));
        session.detach(first);
        session.attach(link(), end -> {});
        assertThat(session.links()).hasSize(2);
    }

    @Test
    void closingTellsEveryLinkOnceAndLeavesNothing() {
        var registry = registry(0);
        var created = registry.create(new byte[0], SessionRegistryTest::text);
        List<SessionRegistry.End> told = new ArrayList<>();
        created.session().attach(link(), told::add);
        created.session().attach(link(), told::add);
        assertThat(registry.close(created.key())).isTrue();
        assertThat(registry.close(created.key())).isFalse();
        assertThat(told).containsExactly(SessionRegistry.End.CLOSED, SessionRegistry.End.CLOSED);
        assertThat(registry.restore(created.key(), SessionRegistryTest::text)).isEmpty();
        assertThatThrownBy(() -> created.session().attach(link(), told::add))
                .hasMessage("the session has ended");
    }

    @Test
    void aRemovalByAnotherNodeEndsTheLiveSession() {
        var created = registry(0).create(new byte[0], SessionRegistryTest::text);
        List<SessionRegistry.End> told = new ArrayList<>();
        created.session().attach(link(), told::add);
        store.remove(created.key().id());
        assertThat(told).containsExactly(SessionRegistry.End.CLOSED);
    }

    @Test
    void sessionsPastTheirTimeAreSweptButNotThoseInUse() {
        var registry = registry(0);
        var unused = registry.create(new byte[0], SessionRegistryTest::text);
        var inUse = registry.create(new byte[0], SessionRegistryTest::text);
        inUse.session().attach(link(), end -> {});
        time.advance(Duration.ofMinutes(1));
        assertThat(registry.sweep()).isZero();
        store.touch(inUse.key().id(), time.now());
        // Virtual time fires the hourly sweeps on threads of their own; the one called here
        // decides.
        time.advance(Duration.ofDays(31));
        registry.sweep();
        assertThat(store.get(unused.key().id())).isEmpty();
        assertThat(registry.restore(inUse.key(), SessionRegistryTest::text)).isPresent();
    }

    @Test
    void anExpiredSessionIsNotRestoredEvenBeforeTheSweep() {
        var registry = registry(0);
        var created = registry.create(new byte[0], SessionRegistryTest::text);
        registry.close(); // no sweeps any more
        time.advance(Duration.ofDays(31));
        var restarted = registry(0);
        assertThat(restarted.restore(created.key(), SessionRegistryTest::text)).isEmpty();
    }

    @Test
    void aRepeatedKeyIsRefused() {
        var registry = registry(() -> SessionKey.of("the same key every time"), 0);
        registry.create(new byte[0], SessionRegistryTest::text);
        assertThatThrownBy(() -> registry.create(new byte[0], SessionRegistryTest::text))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.ALREADY_EXISTS));
        assertThat(registry.live()).hasSize(1);
    }

    @Test
    void aChangeByAnotherNodeIsNotOverwritten() {
        var created = registry(0).create("one".getBytes(UTF_8), SessionRegistryTest::text);
        created.session().update("two".getBytes(UTF_8));
        var other = registry(0).restore(created.key(), SessionRegistryTest::text).orElseThrow();
        assertThat(other.value()).isEqualTo("two");
        other.update("three".getBytes(UTF_8));
        assertThatThrownBy(() -> created.session().update("lost".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.ABORTED));
    }

    @Test
    void linksThatRestoreAtTheSameMomentGetTheSameObject() throws Exception {
        var created = registry(0).create(new byte[0], session -> "first");
        for (int round = 0; round < 100; round++) {
            var registry = registry(0);
            var made = new AtomicInteger();
            var seen = ConcurrentHashMap.<String>newKeySet();
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                threads.add(
                        Thread.ofVirtual()
                                .start(
                                        () ->
                                                registry.restore(
                                                                created.key(),
                                                                session ->
                                                                        "made"
                                                                                + made
                                                                                        .incrementAndGet())
                                                        .ifPresent(
                                                                found -> seen.add(found.value()))));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(seen).containsExactly("made1");
        }
    }
}
