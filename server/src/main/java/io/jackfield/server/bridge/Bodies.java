package io.jackfield.server.bridge;

import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.Payload;

import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** Payloads as bodies, as lines of NDJSON and as data of events. */
final class Bodies {
    static final String JSON = "application/json";
    static final String BYTES = "application/octet-stream";
    static final String NDJSON = "application/x-ndjson";
    static final String TEXT = "text/plain; charset=utf-8";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** What a body of a content type is. */
    static Payload payload(String contentType, byte[] body) {
        return Payload.of(
                ByteBuffer.wrap(body), isBytes(contentType) ? Encoding.BYTES : Encoding.JSON);
    }

    static boolean isNdjson(String contentType) {
        return media(contentType).equals(NDJSON);
    }

    private static boolean isBytes(String contentType) {
        return media(contentType).equals(BYTES);
    }

    private static String media(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    static String contentType(Encoding encoding) {
        return switch (encoding) {
            case JSON -> JSON;
            case BYTES -> BYTES;
            case TEXT -> TEXT;
        };
    }

    /** One JSON value on one line: JSON as it is, text as a string, bytes as a string of base64. */
    static byte[] line(Payload payload) {
        return switch (payload.encoding()) {
            case JSON -> oneLine(payload);
            case TEXT -> MAPPER.writeValueAsBytes(payload.string());
            case BYTES ->
                    MAPPER.writeValueAsBytes(Base64.getEncoder().encodeToString(payload.toBytes()));
        };
    }

    /** Line breaks stand in JSON only between its parts, where a space says the same. */
    private static byte[] oneLine(Payload payload) {
        byte[] bytes = payload.toBytes();
        if (bytes.length == 0) {
            return "null".getBytes(StandardCharsets.US_ASCII);
        }
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                bytes[at] = ' ';
            }
        }
        return bytes;
    }

    /** The error as the object that answers have for a body. */
    static String error(JackfieldException error) {
        var json = MAPPER.createObjectNode();
        json.put("code", error.code().name());
        json.put("message", error.message());
        return MAPPER.writeValueAsString(json);
    }

    private Bodies() {}
}
