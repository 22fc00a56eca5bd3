package io.jackfield.gob;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The streams of the vector files, which lie beside the checkout. */
final class Vectors {
    private static final Path FOLDER = Path.of("shared", "vectors");

    /**
     * One stream.
     *
     * @param fields all that the file says of it
     */
    record Vector(Map<String, @Nullable Object> fields) {
        String text(String field) {
            return String.valueOf(fields.get(field));
        }

        ByteBuffer bytes() {
            return ByteBuffer.wrap(HexFormat.of().parseHex(text("hex")));
        }

        boolean has(String field) {
            return fields.get(field) != null;
        }

        List<?> list(String field) {
            return (List<?>) java.util.Objects.requireNonNull(fields.get(field));
        }

        @Override
        public String toString() {
            return text("name");
        }
    }

    private Vectors() {}

    static Stream<Vector> general() {
        return read("gob-general.json");
    }

    /** Streams of the hub, with what they decode to in place. */
    static Stream<Vector> hub() {
        return read("brpc-gob.json")
                .map(
                        vector -> {
                            Map<String, @Nullable Object> all =
                                    new LinkedHashMap<>(map(vector.fields().get("decoded")));
                            all.put("name", vector.text("name"));
                            all.put("hex", vector.text("hex"));
                            return new Vector(all);
                        });
    }

    private static Stream<Vector> read(String name) {
        Path file = find(FOLDER.resolve(name));
        try (JsonParser json =
                new JsonFactory()
                        .createParser(
                                tools.jackson.core.ObjectReadContext.empty(),
                                Files.readString(file))) {
            json.nextToken();
            List<?> vectors = (List<?>) java.util.Objects.requireNonNull(value(json));
            return vectors.stream().map(each -> new Vector(map(each)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find(Path file) {
        for (@Nullable Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(file))) {
                return at.resolve(file);
            }
        }
        throw new TestAbortedException("there is no " + file + " beside the checkout");
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(value);
    }

    private static @Nullable Object value(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    json.nextToken();
                    map.put(name, value(json));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_STRING -> json.getString();
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> json.getNumberValue();
        };
    }
}
