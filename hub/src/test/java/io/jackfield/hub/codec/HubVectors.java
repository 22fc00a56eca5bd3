package io.jackfield.hub.codec;

import org.opentest4j.TestAbortedException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The streams of brpc-gob.json that have to do with the hub. */
final class HubVectors {
    private static final Path FILE = Path.of("shared", "vectors", "brpc-gob.json");

    /**
     * One stream.
     *
     * @param name of the vector
     * @param json all that the file says of it
     */
    record HubVector(String name, JsonNode json) {
        byte[] bytes() {
            return HexFormat.of().parseHex(json.get("hex").asString());
        }

        JsonNode decoded() {
            return json.get("decoded");
        }

        boolean isFromPlugin() {
            return decoded().get("stream").asString().startsWith("plugin");
        }

        boolean isOk() {
            return decoded().get("outcome").asString().equals("ok");
        }
    }

    static Stream<HubVector> all() {
        JsonNode vectors = JsonMapper.shared().readTree(find().toFile());
        List<HubVector> all = new ArrayList<>();
        for (JsonNode each : vectors) {
            if (!each.get("decoded").get("stream").asString().equals("gob-only")) {
                all.add(new HubVector(each.get("name").asString(), each));
            }
        }
        return all.stream();
    }

    /** Cuts a stream as a link does; what is left over at the end is no message. */
    static List<ByteBuffer> messages(Codec codec, byte[] stream) {
        var framer = codec.framer();
        ByteBuffer in = ByteBuffer.wrap(stream);
        List<ByteBuffer> messages = new ArrayList<>();
        int at = 0;
        while (at < stream.length) {
            int length = framer.messageBytes(in, at, stream.length - at);
            if (length == 0 || length > stream.length - at) {
                break;
            }
            messages.add(in.slice(at, length));
            at += length;
        }
        return messages;
    }

    private static Path find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(FILE))) {
                return at.resolve(FILE);
            }
        }
        throw new TestAbortedException("there is no " + FILE + " beside the checkout");
    }

    private HubVectors() {}
}
