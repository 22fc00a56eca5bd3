package io.jackfield.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.MemorySessionStore;
import io.jackfield.core.SessionKey;
import io.jackfield.core.SessionRecord;
import io.jackfield.core.SessionStore;
import io.jackfield.core.VirtualTime;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What every session store promises, tried on each. */
class SessionStoreContractTest {
    private final VirtualTime time = new VirtualTime();
    private final AtomicInteger files = new AtomicInteger();
    @TempDir Path folder;

    private interface Promise {
        void holds(SessionStore store) throws Exception;
    }

    private Stream<DynamicTest> onEach(Promise promise) {
        Supplier<SessionStore> memory = MemorySessionStore::new;
        Supplier<SessionStore> process = () -> open(Durability.PROCESS);
        Supplier<SessionStore> power = () -> open(Durability.POWER);
        return Stream.of(
                test("memory", memory, promise),
                test("file", process, promise),
                test("forced file", power, promise));
    }

    private static DynamicTest test(String name, Supplier<SessionStore> open, Promise promise) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    try (var store = open.get()) {
                        promise.holds(store);
                    }
                });
    }

    private FileSessionStore open(Durability durability) {
        return FileSessionStore.open(
                folder.resolve(files.incrementAndGet() + ".db"), durability, time);
    }

    private SessionRecord session(String key, String attributes) {
        var now = time.now();
        return new SessionRecord(
                SessionKey.of(key).id(), "test", now, now, 1, attributes.getBytes(UTF_8));
    }

    private static void assertCode(
            Code code, org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @TestFactory
    Stream<DynamicTest> whatIsCreatedIsFoundOnce() {
        return onEach(
                store -> {
                    var session = session("a", "one");
                    store.create(session);
                    assertThat(store.get(session.id())).contains(session);
                    assertCode(Code.ALREADY_EXISTS, () -> store.create(session));
                    assertThat(store.get(session("b", "").id())).isEmpty();
                });
    }

    @TestFactory
    Stream<DynamicTest> aChangeNeedsTheVersionThatWasRead() {
        return onEach(
                store -> {
                    var session = session("a", "one");
                    assertCode(Code.NOT_FOUND, () -> store.replace(session));
                    store.create(session);
                    var second = store.replace(session.withAttributes("two".getBytes(UTF_8)));
                    assertThat(second.version()).isEqualTo(2);
                    assertThat(store.get(session.id())).contains(second);
                    assertCode(Code.ABORTED, () -> store.replace(session));
                    assertThat(store.get(session.id())).contains(second);
                });
    }

    @TestFactory
    Stream<DynamicTest> whatIsRemovedIsGone() {
        return onEach(
                store -> {
                    var session = session("a", "one");
                    store.create(session);
                    assertThat(store.remove(session.id())).isTrue();
                    assertThat(store.remove(session.id())).isFalse();
                    assertThat(store.get(session.id())).isEmpty();
                    store.touch(session.id(), time.now());
                    assertThat(store.get(session.id())).isEmpty();
                });
    }

    @TestFactory
    Stream<DynamicTest> aTouchShowsAtOnceAndNeverGoesBack() {
        return onEach(
                store -> {
                    var session = session("a", "one");
                    store.create(session);
                    var later = time.now().plusSeconds(60);
                    store.touch(session.id(), later);
                    store.touch(session.id(), later.minusSeconds(30));
                    assertThat(store.get(session.id()))
                            .hasValueSatisfying(
                                    found -> {
                                        assertThat(found.used()).isEqualTo(later);
                                        assertThat(found.version()).isEqualTo(1);
                                    });
                });
    }

    @TestFactory
    Stream<DynamicTest> aScanSeesEachSessionOnceInOrder() {
        return onEach(
                store -> {
                    var ids = new ArrayList<String>();
                    for (int number = 0; number < 100; number++) {
                        var session = session("key " + number, "x");
                        store.create(session);
                        ids.add(session.id());
                    }
                    var seen = new ArrayList<String>();
                    String after = null;
                    for (List<SessionRecord> page = store.scan(null, 7);
                            !page.isEmpty();
                            page = store.scan(after, 7)) {
                        page.forEach(session -> seen.add(session.id()));
                        after = page.getLast().id();
                    }
                    ids.sort(null);
                    assertThat(seen).isEqualTo(ids);
                });
    }

    @TestFactory
    Stream<DynamicTest> watchersLearnOfChangesUntilTheyStop() {
        return onEach(
                store -> {
                    var told = new ArrayList<String>();
                    var watch =
                            store.watch(
                                    (id, session) ->
                                            told.add(
                                                    session == null
                                                            ? "removed"
                                                            : "version " + session.version()));
                    var session = session("a", "one");
                    store.create(session);
                    store.touch(session.id(), time.now().plusSeconds(1));
                    store.replace(session);
                    store.remove(session.id());
                    watch.cancel();
                    store.create(session);
                    assertThat(told).containsExactly("version 1", "version 2", "removed");
                });
    }

    @TestFactory
    Stream<DynamicTest> behavesAsAMap() {
        return onEach(
                store -> {
                    var random = new Random(11);
                    var model = new TreeMap<String, SessionRecord>();
                    for (int step = 0; step < 1_000; step++) {
                        var session = session("key " + random.nextInt(40), "step " + step);
                        var stored = model.get(session.id());
                        switch (random.nextInt(4)) {
                            case 0 -> {
                                if (stored == null) {
                                    store.create(session);
                                    model.put(session.id(), session);
                                }
                            }
                            case 1 -> {
                                if (stored != null) {
                                    model.put(
                                            session.id(),
                                            store.replace(session.withVersion(stored.version())));
                                }
                            }
                            case 2 ->
                                    assertThat(store.remove(session.id()))
                                            .isEqualTo(model.remove(session.id()) != null);
                            default -> {
                                time.advance(Duration.ofSeconds(1));
                                store.touch(session.id(), time.now());
                                model.computeIfPresent(
                                        session.id(), (id, old) -> old.usedAt(time.now()));
                            }
                        }
                    }
                    assertThat(store.scan(null, 1_000)).containsExactlyElementsOf(model.values());
                });
    }

    @TestFactory
    Stream<DynamicTest> onlyOneOfManyWritersWinsAVersion() {
        return onEach(
                store -> {
                    var session = session("a", "0");
                    store.create(session);
                    var won = new AtomicInteger();
                    var threads = new ArrayList<Thread>();
                    for (int writer = 0; writer < 8; writer++) {
                        threads.add(
                                Thread.ofVirtual()
                                        .start(() -> increment(store, session.id(), won)));
                    }
                    for (Thread thread : threads) {
                        thread.join();
                    }
                    assertThat(store.get(session.id()))
                            .hasValueSatisfying(
                                    found -> assertThat(found.version()).isEqualTo(1 + won.get()));
                    assertThat(won.get()).isPositive();
                });
    }

    private static void increment(SessionStore store, String id, AtomicInteger won) {
        for (int round = 0; round < 20; round++) {
            try {
                store.replace(store.get(id).orElseThrow());
                won.incrementAndGet();
            } catch (JackfieldException beaten) {
                assertThat(beaten.code()).isEqualTo(Code.ABORTED);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aClosedStoreSaysSo() {
        return onEach(
                store -> {
                    store.close();
                    store.close();
                    assertCode(Code.UNAVAILABLE, () -> store.get("x"));
                    assertCode(Code.UNAVAILABLE, () -> store.create(session("a", "")));
                });
    }
}
