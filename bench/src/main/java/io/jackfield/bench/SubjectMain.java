package io.jackfield.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The process of a {@link Subject}. Says its {@link Place} as the first line, then answers each
 * line of its input with one line; ends with its input.
 */
final class SubjectMain {

    /**
     * Starts it.
     *
     * @param arguments the subject's name
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Subject.Server server = Subject.valueOf(arguments[0]).start();
                var lines =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(Place.line(server.address()));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line) {
                    case JavaChild.PROCESSOR_TIME -> System.out.println(Usage.processorNanos());
                    case JavaChild.MEMORY -> System.out.println(Usage.now());
                    default -> throw new IllegalArgumentException("what is " + line + "?");
                }
            }
        }
    }

    private SubjectMain() {}
}
