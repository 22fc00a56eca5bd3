package io.jackfield.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads server-sent events as the HTML standard cuts them. */
final class EventReader {
    private final BufferedReader lines;
    private String id = "";

    EventReader(BufferedReader lines) {
        this.lines = lines;
    }

    void forEach(Consumer<JackfieldClient.Event> each) throws IOException {
        String event = "message";
        var data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    each.accept(
                            new JackfieldClient.Event(
                                    id, event, data.substring(0, data.length() - 1)));
                }
                event = "message";
                data.setLength(0);
                continue;
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            switch (field) {
                case "id" -> id = value;
                case "event" -> event = value;
                case "data" -> data.append(value).append('\n');
                default -> {} // a comment, or a field that we have no use for
            }
        }
    }
}
