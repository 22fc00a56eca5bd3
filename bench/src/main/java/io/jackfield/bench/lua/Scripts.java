package io.jackfield.bench.lua;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The scripts among the resources, the same for all engines. */
final class Scripts {
    /** What Java calls, and the table that it reads. */
    static final String SUCCESSOR = "return function(n) return n + 1 end";

    private Scripts() {}

    static String source(String name) {
        try (InputStream file = Scripts.class.getResourceAsStream("/lua/" + name + ".lua")) {
            if (file == null) {
                throw new IllegalArgumentException("no script " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a script where a process can read it. */
    static Path write(String name, Path folder) throws IOException {
        Path file = folder.resolve(name + ".lua");
        if (!Files.exists(file)) {
            Files.writeString(file, source(name), StandardCharsets.ISO_8859_1);
        }
        return file;
    }
}
