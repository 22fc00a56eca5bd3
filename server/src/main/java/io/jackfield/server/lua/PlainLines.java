package io.jackfield.server.lua;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Lines of any stream, which is not read beyond them. */
record PlainLines(InputStream in, Consumer<String> out) implements TypedLines {
    private static final int LONGEST = 1 << 20;

    @Override
    public @Nullable String read(String prompt) throws IOException {
        out.accept(prompt);
        out.accept("");
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            if (line.length() >= LONGEST) {
                throw new IOException("a line is longer than " + LONGEST + " bytes");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() {}
}
