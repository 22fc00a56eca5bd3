package io.jackfield.webwire.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.core.SessionKey;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.SessionInfo;
import io.jackfield.webwire.SessionInfoParser;
import io.jackfield.webwire.WebWireException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The session object, section 8.3. */
class SessionJsonTest {
    private static final Instant DAY = Instant.parse("2018-06-13T00:00:00Z");

    @Test
    void writesTheSessionOfV31() {
        assertThat(SessionJson.encode("K", DAY, DAY, SessionInfo.NONE).text())
                .isEqualTo(
                        """
                        {"k":"K","c":"2018-06-13T00:00:00Z","l":"2018-06-13T00:00:00Z"}\
                        """);
    }

    @Test
    void writesTheSessionOfV35() {
        var info = SessionInfo.of(Map.of("uid", "u1"));

        assertThat(SessionJson.encode("key1", DAY, SessionJson.UNSET, info).text())
                .isEqualTo(
                        """
                        {"k":"key1","c":"2018-06-13T00:00:00Z","l":"0001-01-01T00:00:00Z",\
                        "i":{"uid":"u1"}}\
                        """);
    }

    @Test
    void readsTheSessionOfV35() {
        Session session =
                decode(
                        """
                        {"k":"key1","c":"2018-06-13T00:00:00Z","l":"0001-01-01T00:00:00Z",\
                        "i":{"uid":"u1"}}\
                        """);

        assertThat(session)
                .isEqualTo(
                        new Session(
                                SessionKey.of("key1"),
                                DAY,
                                SessionJson.UNSET,
                                SessionInfo.of(Map.of("uid", "u1"))));
    }

    @Test
    void writesAsManyDigitsOfAFractionAsItTakes() {
        Instant half = DAY.plusMillis(500);
        Instant nano = DAY.plusNanos(786_020_962);

        assertThat(SessionJson.encode("k", half, nano, SessionInfo.NONE).text())
                .contains("\"2018-06-13T00:00:00.5Z\"", "\"2018-06-13T00:00:00.786020962Z\"");
    }

    @Test
    void writesTheKeysOfTheInformationInTheOrderOfTheirBytes() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("\uD83D\uDE00", 1);
        fields.put("\uFFFD", 2);
        fields.put("b", Map.of("z", 1, "a", 2));
        fields.put("B", null);

        assertThat(new String(info(fields), StandardCharsets.UTF_8))
                .isEqualTo("{\"B\":null,\"b\":{\"a\":2,\"z\":1},\"\uFFFD\":2,\"\uD83D\uDE00\":1}");
    }

    @Test
    void escapesWhatTheReferenceEscapes() {
        assertThat(new String(info(Map.of("t", "<a>&\u2028\u2029é")), StandardCharsets.UTF_8))
                .isEqualTo("{\"t\":\"\\u003ca\\u003e\\u0026\\u2028\\u2029é\"}");
    }

    @Test
    void readsMembersInAnyOrderAndPassesOverUnknownOnes() {
        Session session =
                decode(
                        """
                        {"x":[1],"i":null,"l":"2018-06-13T02:00:00.25+02:00","k":"a","y":{},
                        "c":"2018-06-12T23:00:00-01:00"}\
                        """);

        assertThat(session.created()).isEqualTo(DAY);
        assertThat(session.lastLookup()).isEqualTo(DAY.plusMillis(250));
        assertThat(session.info().fields()).isEmpty();
    }

    @Test
    void readsWholeNumbersAsLongAndOthersAsDouble() {
        var fields =
                SessionJson.decodeInfo(
                        "{\"a\":1,\"b\":[1.5,true,null],\"c\":1e3,\"d\":1000000000000000000000}"
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(fields.get("a")).isEqualTo(1L);
        assertThat((List<?>) fields.get("b")).isEqualTo(java.util.Arrays.asList(1.5, true, null));
        assertThat(fields.get("c")).isEqualTo(1000.0);
        assertThat(fields.get("d")).isEqualTo(1.0e21);
    }

    @Test
    void givesBackTheInformationThatItWrote() {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("uid", "u1");
        fields.put("admin", true);
        fields.put("rank", 7L);
        fields.put("nothing", null);
        fields.put("tags", List.of("a", Map.of("b", 0.5)));

        assertThat(SessionJson.decodeInfo(info(fields))).isEqualTo(fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{}",
                "{\"k\":7}",
                "{\"k\":\"\"}",
                "{\"k\":\"a\"}x",
                "{\"k\":\"a\",\"c\":\"yesterday\"}",
                "{\"k\":\"a\",\"c\":7}",
                "{\"k\":\"a\",\"i\":[]}"
            })
    void refusesWhatIsNoSession(String json) {
        assertThatThrownBy(() -> decode(json))
                .isInstanceOfSatisfying(
                        WebWireException.class,
                        refused ->
                                assertThat(refused.kind())
                                        .isEqualTo(WebWireException.Kind.PROTOCOL));
    }

    @Test
    void refusesWhatIsNestedTooDeepBothWays() {
        var deep = "{\"k\":\"a\",\"i\":" + "{\"n\":".repeat(200) + "1" + "}".repeat(201);
        Map<String, Object> circle = new HashMap<>();
        circle.put("itself", circle);
        SessionInfo endless =
                new SessionInfo() {
                    @Override
                    public java.util.Set<String> fields() {
                        return circle.keySet();
                    }

                    @Override
                    public @Nullable Object value(String field) {
                        return circle.get(field);
                    }
                };

        assertThatThrownBy(() -> decode(deep)).isInstanceOf(WebWireException.class);
        assertThatThrownBy(() -> SessionJson.encodeInfo(endless))
                .isInstanceOf(WebWireException.class);
    }

    @Test
    void refusesInformationThatHasNoJsonForm() {
        assertThatThrownBy(() -> info(Map.of("thread", Thread.currentThread())))
                .isInstanceOf(WebWireException.class)
                .hasMessageContaining("no JSON form");
    }

    private static byte[] info(Map<String, ? extends @Nullable Object> fields) {
        return SessionJson.encodeInfo(SessionInfo.of(fields));
    }

    private static Session decode(String json) {
        return SessionJson.decode(Payload.utf8(json), SessionInfoParser.GENERIC);
    }
}
