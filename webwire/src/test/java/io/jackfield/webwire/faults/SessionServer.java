package io.jackfield.webwire.faults;

import io.jackfield.core.Scheduler;
import io.jackfield.store.Durability;
import io.jackfield.store.FileSessionStore;
import io.jackfield.webwire.VersionPolicy;

import java.io.IOException;
import java.nio.file.Path;

/** A server whose sessions rest in a file, in a process of its own: the parent kills it. */
final class SessionServer {

    public static void main(String[] arguments) throws IOException {
        try (var scheduler = Scheduler.start("timers");
                var store =
                        FileSessionStore.open(
                                Path.of(arguments[0]), Durability.PROCESS, scheduler);
                var server = new FaultServer(VersionPolicy.V2_0, store)) {
            System.out.println(server.port());
            int end = System.in.read();
            System.out.println("ends with " + end);
        }
    }

    private SessionServer() {}
}
