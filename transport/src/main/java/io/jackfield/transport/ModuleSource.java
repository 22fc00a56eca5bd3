package io.jackfield.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Resources of a module, read once and kept: they do not change while the program runs, and there
 * are only as many as were packed.
 */
final class ModuleSource implements ResourceSource {

    /** When resources changed is not known; their version is made of their content. */
    private static final Instant UNKNOWN = Instant.EPOCH;

    private final Class<?> anchor;
    private final String root;
    private final Map<String, Resource> known = new ConcurrentHashMap<>();

    ModuleSource(Class<?> anchor, String root) {
        this.anchor = anchor;
        this.root = root;
    }

    @Override
    public Optional<Resource> find(String path) throws IOException {
        Resource cached = known.get(path);
        if (cached != null) {
            return Optional.of(cached);
        }
        byte[] bytes;
        try (InputStream in = anchor.getResourceAsStream("/" + root + "/" + path)) {
            if (in == null) {
                return Optional.empty();
            }
            bytes = in.readAllBytes();
        }
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        String version =
                Integer.toString(bytes.length, 36)
                        + "-"
                        + HexFormat.of().toHexDigits((int) sum.getValue());
        Resource found =
                new Resource(
                        bytes.length,
                        UNKNOWN,
                        version,
                        from ->
                                new ByteArrayInputStream(
                                        bytes, (int) from, bytes.length - (int) from));
        known.put(path, found);
        return Optional.of(found);
    }
}
