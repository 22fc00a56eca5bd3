package io.jackfield.server.samples;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.Function;
import io.jackfield.switchboard.Input;
import io.jackfield.switchboard.Payload;
import io.jackfield.switchboard.Switchboard;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One echo for each of the four shapes. */
final class EchoSamples {
    private static final int MAX_COLLECTED_BYTES = 16 << 20;

    static void offer(Switchboard board) {
        board.offer(
                Function.unary("demo/echo/unary", (call, input) -> input)
                        .describedAs("Returns its input, bytes and encoding unchanged")
                        .idempotent()
                        .inline(),
                Function.serverStream(
                                "demo/echo/repeat",
                                (call, input, output) -> {
                                    for (int times = 0; times < 3; times++) {
                                        output.send(input);
                                    }
                                })
                        .describedAs("Sends its input three times"),
                Function.clientStream("demo/echo/collect", (call, input) -> collect(input))
                        .describedAs(
                                "Returns all messages joined: texts and bytes end to end, other"
                                        + " JSON as a list"),
                Function.bidirectional(
                                "demo/echo/chat",
                                (call, input, output) -> {
                                    for (Payload message : input) {
                                        output.send(message);
                                    }
                                })
                        .describedAs("Sends each message back"));
    }

    private static Payload collect(Input input) {
        var all = new ArrayList<Payload>();
        int bytes = 0;
        for (Payload message : input) {
            bytes += message.size();
            if (bytes > MAX_COLLECTED_BYTES || all.size() >= MAX_COLLECTED_BYTES / 16) {
                throw new JackfieldException(
                        Code.RESOURCE_EXHAUSTED,
                        "more than " + MAX_COLLECTED_BYTES + " bytes to join");
            }
            all.add(message);
        }
        boolean isJson =
                !all.isEmpty()
                        && all.stream().allMatch(message -> message.encoding() == Encoding.JSON);
        return isJson ? joinJson(all) : joinBytes(all);
    }

    private static Payload joinBytes(List<Payload> all) {
        var joined = new ByteArrayOutputStream();
        all.forEach(message -> joined.writeBytes(message.toBytes()));
        boolean isText =
                !all.isEmpty()
                        && all.stream().allMatch(message -> message.encoding() == Encoding.TEXT);
        return Payload.of(
                ByteBuffer.wrap(joined.toByteArray()), isText ? Encoding.TEXT : Encoding.BYTES);
    }

    private static Payload joinJson(List<Payload> all) {
        var mapper = JsonMapper.shared();
        try {
            var values = new ArrayList<JsonNode>();
            for (Payload message : all) {
                values.add(mapper.readTree(message.toBytes()));
            }
            if (values.stream().allMatch(JsonNode::isString)) {
                var text = new StringBuilder();
                values.forEach(value -> text.append(value.stringValue()));
                return Payload.json(mapper.writeValueAsString(text.toString()));
            }
            return Payload.json(mapper.writeValueAsString(values));
        } catch (JacksonException bad) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT,
                    "a message is not JSON: " + bad.getOriginalMessage(),
                    bad);
        }
    }

    private EchoSamples() {}
}
