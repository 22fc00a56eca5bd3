package io.jackfield.webwire.codec;

import io.jackfield.core.JackfieldException;
import io.jackfield.core.SessionKey;
import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.JsonBinding;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.SessionInfo;
import io.jackfield.webwire.SessionInfoParser;
import io.jackfield.webwire.WebWireException;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The session object that travels with SessionCreated and with the reply to RestoreSession
 * (specification, section 8.3), and its information alone, as a store keeps it. What cannot be read
 * or written is a {@link WebWireException} of kind {@link WebWireException.Kind#PROTOCOL}.
 */
public final class SessionJson {
    /** A time that nobody set: the beginning of year 1. */
    public static final Instant UNSET = Instant.parse("0001-01-01T00:00:00Z");

    private static final JsonBinding JSON = JsonBinding.of(MethodHandles.publicLookup());

    /** As many digits of a fraction as it takes, none for a whole second. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(-1).toFormatter();

    /**
     * The session object as UTF-8.
     *
     * @param key the secret that restores it
     * @param created when it was made
     * @param lastLookup when it was last restored
     * @param info left out when it has no fields
     */
    public static Payload encode(
            String key, Instant created, Instant lastLookup, SessionInfo info) {
        var session = new LinkedHashMap<String, @Nullable Object>();
        session.put("k", key);
        session.put("c", TIME.format(created));
        session.put("l", TIME.format(lastLookup));
        var fields = JsonValues.sorted(info.toMap());
        if (!fields.isEmpty()) {
            session.put("i", fields);
        }
        return Payload.utf8(write(session));
    }

    /**
     * Reads a session object: members in any order, unknown ones passed over, times that are
     * missing {@link #UNSET}.
     *
     * @param json as it came
     * @param parser makes the information; what it throws is passed on
     */
    public static Session decode(Payload json, SessionInfoParser parser) {
        var session = read(json.buffer());
        if (!(session.get("k") instanceof String key)) {
            throw bad("a session object has no key \"k\"", null);
        }
        return new Session(
                sessionKey(key),
                time(session, "c"),
                time(session, "l"),
                parser.parse(info(session.get("i"))));
    }

    /**
     * Session information alone: a JSON object in UTF-8, its keys in order.
     *
     * @param info may have no fields
     */
    public static byte[] encodeInfo(SessionInfo info) {
        return write(JsonValues.sorted(info.toMap())).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The fields of what {@link #encodeInfo} made.
     *
     * @param json an object
     */
    public static Map<String, @Nullable Object> decodeInfo(byte[] json) {
        return read(ByteBuffer.wrap(json));
    }

    private static String write(Map<String, @Nullable Object> object) {
        try {
            return JsonValues.escaped(JSON.write(object).string());
        } catch (RuntimeException unknownType) {
            throw bad("session information has no JSON form", unknownType);
        }
    }

    private static Map<String, @Nullable Object> read(ByteBuffer json) {
        Object value;
        try {
            var payload = io.jackfield.switchboard.Payload.of(json, Encoding.JSON);
            value = JSON.read(payload, Object.class);
        } catch (JackfieldException notJson) {
            throw bad("a session object is not JSON", notJson);
        }
        if (!(value instanceof Map<?, ?> object)) {
            throw bad("a session object is not an object of JSON", null);
        }
        return JsonValues.plain(object);
    }

    private static SessionKey sessionKey(String key) {
        try {
            return SessionKey.of(key);
        } catch (JackfieldException badLength) {
            throw bad("a session object has a key that is none", badLength);
        }
    }

    private static Instant time(Map<String, @Nullable Object> session, String member) {
        Object value = session.get(member);
        if (value == null) {
            return UNSET;
        }
        try {
            return OffsetDateTime.parse(value.toString()).toInstant();
        } catch (DateTimeException notATime) {
            throw bad("a session object has a time \"" + member + "\" that is none", notATime);
        }
    }

    private static Map<String, @Nullable Object> info(@Nullable Object value) {
        return switch (value) {
            case null -> Map.of();
            case Map<?, ?> fields -> JsonValues.plain(fields);
            default -> throw bad("a session object has information that is no object", null);
        };
    }

    static WebWireException bad(String what, @Nullable Throwable cause) {
        String why = cause == null ? "" : ": " + cause.getMessage();
        return new WebWireException(WebWireException.Kind.PROTOCOL, what + why, cause);
    }

    private SessionJson() {}
}
