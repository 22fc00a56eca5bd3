package io.jackfield.store;

import io.jackfield.core.JackfieldException;
import io.jackfield.core.Scheduler;
import io.jackfield.core.SessionKey;
import io.jackfield.core.SessionRecord;

import java.nio.file.Path;

/**
 * Creates sessions without end; the parent process ends it. Prints each key once it is
 * acknowledged.
 */
final class SessionWriter {
    private static final int MOST = 1_000_000;

    public static void main(String[] arguments) {
        try (var scheduler = Scheduler.start("timers");
                var store =
                        FileSessionStore.open(
                                Path.of(arguments[0]), Durability.PROCESS, scheduler)) {
            for (int number = 0; number < MOST && !System.out.checkError(); number++) {
                String key = "session key " + number;
                var now = scheduler.now();
                try {
                    store.create(
                            new SessionRecord(
                                    SessionKey.of(key).id(), "test", now, now, 1, new byte[300]));
                    System.out.println(key);
                } catch (JackfieldException refused) {
                    System.out.println("refused " + refused.code());
                }
            }
        }
    }

    private SessionWriter() {}
}
