package io.jackfield.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.SessionKey;
import io.jackfield.core.SessionRecord;
import io.jackfield.core.VirtualTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class FileSessionStoreTest {
    private final VirtualTime time = new VirtualTime();
    @TempDir Path folder;

    private Path file() {
        return folder.resolve("sessions.db");
    }

    private FileSessionStore open() {
        return FileSessionStore.open(file(), Durability.PROCESS, time);
    }

    private SessionRecord session(String key) {
        return new SessionRecord(
                SessionKey.of(key).id(), "test", time.now(), time.now(), 1, new byte[300]);
    }

    @Test
    void sessionsAreThereAfterARestart() {
        var session = session("a");
        var later = time.now().plusSeconds(10);
        try (var store = open()) {
            store.create(session);
            store.touch(session.id(), later);
        }
        try (var store = open()) {
            assertThat(store.get(session.id())).contains(session.usedAt(later));
        }
    }

    @Test
    void theFileShowsNoKeyAndBelongsToItsOwner() throws Exception {
        try (var store = open()) {
            store.create(session("a secret that nobody may read"));
        }
        assertThat(new String(Files.readAllBytes(file()), UTF_8)).doesNotContain("a secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void touchesAreWrittenEveryHalfMinute() throws Exception {
        var session = session("a");
        try (var store = open()) {
            store.create(session);
            long size = Files.size(file());
            byte[] before = Files.readAllBytes(file());
            time.advance(Duration.ofSeconds(10));
            store.touch(session.id(), time.now());
            assertThat(Files.readAllBytes(file())).hasSize((int) size).isEqualTo(before);
            time.advance(Duration.ofSeconds(30));
            await().until(() -> !java.util.Arrays.equals(Files.readAllBytes(file()), before));
        }
    }

    @Test
    void twoProcessesDoNotShareAFile() {
        try (var store = open()) {
            assertThat(store.scan(null, 1)).isEmpty();
            assertThatThrownBy(this::open)
                    .isInstanceOfSatisfying(
                            JackfieldException.class,
                            refused ->
                                    assertThat(refused.code()).isEqualTo(Code.FAILED_PRECONDITION))
                    .hasMessageContaining("in use by another process");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path blocked = Files.createFile(folder.resolve("blocked"));
        assertThatThrownBy(
                        () ->
                                FileSessionStore.open(
                                        blocked.resolve("sessions.db"), Durability.PROCESS, time))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining(blocked.toString())
                .hasMessageContaining("cannot be used");
    }

    @Test
    void aFileCutAnywhereIsNeverFatal() throws Exception {
        var sessions = new ArrayList<SessionRecord>();
        try (var store = open()) {
            for (int number = 0; number < 200; number++) {
                var session = session("key " + number);
                store.create(session);
                sessions.add(session);
            }
        }
        byte[] whole = Files.readAllBytes(file());
        for (int part = 0; part <= 8; part++) {
            deleteAll();
            Files.write(file(), java.util.Arrays.copyOf(whole, whole.length / 8 * part));
            try (var store = open()) {
                List<SessionRecord> left = store.scan(null, 1_000);
                assertThat(sessions).containsAll(left);
                store.create(session("new after the cut"));
            }
            try (var store = open()) {
                assertThat(store.get(session("new after the cut").id())).isPresent();
            }
        }
    }

    @Test
    void aGarbledFileIsSetAside() throws Exception {
        Files.write(file(), "this is no store of sessions ".repeat(1_000).getBytes(UTF_8));
        try (var store = open()) {
            store.create(session("a"));
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("sessions.db")
                    .anyMatch(name -> name.startsWith("sessions.db.damaged-"));
        }
    }

    @Test
    void bytesFlippedAnywhereAreNeverFatal() throws Exception {
        try (var store = open()) {
            for (int number = 0; number < 50; number++) {
                store.create(session("key " + number));
            }
        }
        byte[] whole = Files.readAllBytes(file());
        var random = new java.util.Random(5);
        for (int round = 0; round < 40; round++) {
            deleteAll();
            Files.write(file(), whole);
            try (var access = new RandomAccessFile(file().toFile(), "rw")) {
                access.seek(random.nextInt(whole.length - 64));
                var garbage = new byte[64];
                random.nextBytes(garbage);
                access.write(garbage);
            }
            try (var store = open()) {
                store.create(session("new after the damage"));
                assertThat(store.get(session("new after the damage").id())).isPresent();
            }
        }
    }

    private void deleteAll() throws Exception {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * A process of its own that creates sessions until it is stopped, and prints each key after it
     * was acknowledged.
     */
    private Process startWriter(String... limits) throws Exception {
        var command = new ArrayList<String>(List.of(limits));
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        SessionWriter.class.getName(),
                        file().toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String classPath() {
        String modules = System.getProperty("jdk.module.path", "");
        String classes = System.getProperty("java.class.path", "");
        String tests = Path.of("target", "test-classes").toAbsolutePath().toString();
        return String.join(java.io.File.pathSeparator, tests, modules, classes);
    }

    @Test
    @Timeout(120)
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        Process writer = startWriter();
        var acknowledged = new ArrayList<String>();
        try (var out = new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
            for (String line = out.readLine();
                    line != null && acknowledged.size() < 500;
                    line = out.readLine()) {
                acknowledged.add(line);
            }
            writer.destroyForcibly().waitFor();
        }
        assertThat(acknowledged).hasSize(500);
        try (var store = open()) {
            assertThat(acknowledged)
                    .allSatisfy(key -> assertThat(store.get(SessionKey.of(key).id())).isPresent());
        }
    }

    @Test
    @Timeout(120)
    void onAFullDiskNothingIsAcknowledgedThatIsNotKept() throws Exception {
        // A file may have 256 KiB in this child: the next block fails as on a full disk.
        Process writer =
                startWriter("bash", "-c", "trap '' XFSZ; ulimit -f 256; exec \"$@\"", "limited");
        var acknowledged = new ArrayList<String>();
        var refused = new ArrayList<String>();
        try (var out = new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
            for (String line = out.readLine();
                    line != null && refused.size() < 20;
                    line = out.readLine()) {
                if (line.startsWith("refused ")) {
                    refused.add(line);
                } else {
                    acknowledged.add(line);
                }
            }
            writer.destroyForcibly().waitFor();
        }
        assertThat(acknowledged).isNotEmpty();
        assertThat(refused).hasSize(20).allMatch(line -> line.equals("refused RESOURCE_EXHAUSTED"));
        try (var store = open()) {
            assertThat(acknowledged)
                    .allSatisfy(key -> assertThat(store.get(SessionKey.of(key).id())).isPresent());
            store.create(session("there is room again"));
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactly("sessions.db");
        }
    }
}
