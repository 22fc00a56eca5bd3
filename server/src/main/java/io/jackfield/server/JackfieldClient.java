package io.jackfield.server;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.Names;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls the functions of a running server over HTTP. For programs that only call now and then;
 * peers that stay connected speak one of the protocols.
 *
 * <pre>{@code
 * try (var client = JackfieldClient.connect("http://127.0.0.1:7070")) {
 *     System.out.println(client.call("demo/math/sum", "{\"numbers\":[1,2]}"));
 * }
 * }</pre>
 *
 * <p>Safe from many threads. Methods block and throw {@link JackfieldException}: what the function
 * threw, {@link Code#UNAVAILABLE} when the server cannot be reached, {@link Code#DEADLINE_EXCEEDED}
 * when it does not answer in time.
 */
public final class JackfieldClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** How much longer than the call's own deadline an answer is waited for. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    /**
     * A message of a topic.
     *
     * @param id epoch and sequence number, to resume after it
     * @param event {@code message}, or {@code gap} and {@code ended}
     * @param data JSON
     */
    public record Event(String id, String event, String data) {}

    private final HttpClient http;
    private final URI base;
    private final @Nullable String token;
    private final Duration timeout;

    private JackfieldClient(HttpClient http, URI base, @Nullable String token, Duration timeout) {
        this.http = http;
        this.base = base;
        this.token = token;
        this.timeout = timeout;
    }

    /**
     * A client without a token, whose calls take 30 s at most. Connects with the first call.
     *
     * @param server {@code http://host:port} or {@code https://host:port}
     * @throws IllegalArgumentException if this is no such address
     */
    public static JackfieldClient connect(String server) {
        return connect(server, null, null, Duration.ofSeconds(30));
    }

    /**
     * A client. Connects with the first call.
     *
     * @param server {@code http://host:port} or {@code https://host:port}
     * @param token a bearer token; null for none
     * @param trust PEM file of the certificates to trust instead of the system's; null for the
     *     system's
     * @param timeout of each call
     * @throws IllegalArgumentException if this is no such address
     * @throws JackfieldException {@code FAILED_PRECONDITION} if the certificates cannot be read
     */
    public static JackfieldClient connect(
            String server, @Nullable String token, @Nullable Path trust, Duration timeout) {
        URI base = URI.create(server);
        if (base.getHost() == null
                || !List.of("http", "https").contains(String.valueOf(base.getScheme()))) {
            throw new IllegalArgumentException(
                    "a server is named like http://127.0.0.1:7070, not " + server);
        }
        var builder = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT);
        // In clear text the JDK would ask for an upgrade to HTTP/2 that servers need not know.
        builder.version(
                base.getScheme().equals("https")
                        ? HttpClient.Version.HTTP_2
                        : HttpClient.Version.HTTP_1_1);
        if (trust != null) {
            builder.sslContext(TrustedCertificates.context(trust));
        }
        return new JackfieldClient(builder.build(), base, token, timeout);
    }

    /**
     * Calls a function that answers once.
     *
     * @param function its name
     * @param json its input, one JSON value
     * @return its output: JSON, or text where the function answers with text
     */
    public String call(String function, String json) {
        return text(send(call(function, JSON, json).build(), HttpResponse.BodyHandlers.ofString()));
    }

    /**
     * Calls a function that takes or sends many messages.
     *
     * @param function its name
     * @param messages its input, each one JSON value; exactly one for a server stream
     * @param each gets each answer, one JSON value, as it comes
     */
    public void stream(String function, List<String> messages, Consumer<String> each) {
        boolean isOne = messages.size() == 1;
        var body =
                isOne
                        ? messages.getFirst()
                        : messages.stream().map(line -> line + "\n").collect(Collectors.joining());
        var request = call(function, isOne ? JSON : NDJSON, body).build();
        HttpResponse<Stream<String>> response = send(request, HttpResponse.BodyHandlers.ofLines());
        try (var lines = response.body()) {
            if (response.statusCode() != 200) {
                throw failure(response.statusCode(), lines.collect(Collectors.joining("\n")));
            }
            lines.forEach(
                    line -> {
                        if (line.startsWith("{\"jackfield-error\":")) {
                            throw failure(
                                    200, line.substring(line.indexOf(':') + 1, line.length() - 1));
                        }
                        each.accept(line);
                    });
        } catch (java.io.UncheckedIOException broken) {
            throw new JackfieldException(Code.UNAVAILABLE, "the answer broke off", broken);
        }
    }

    /**
     * Publishes a message.
     *
     * @param topic its name
     * @param json one JSON value
     * @return its sequence number
     */
    public long publish(String topic, String json) {
        var request =
                request("/publish/", topic)
                        .header("Content-Type", JSON)
                        .timeout(timeout.plus(GRACE))
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        return parse(text(send(request, HttpResponse.BodyHandlers.ofString())))
                .path("sequence")
                .asLong();
    }

    /**
     * Follows a topic until the server ends it or the consumer throws.
     *
     * @param topic its name
     * @param last with how many past messages to begin
     * @param each gets each event
     */
    public void follow(String topic, int last, Consumer<Event> each) {
        var request = request("/follow/", topic, last > 0 ? "?last=" + last : "").GET().build();
        HttpResponse<InputStream> response =
                send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() != 200) {
                throw failure(
                        response.statusCode(), reader.lines().collect(Collectors.joining("\n")));
            }
            new EventReader(reader).forEach(each);
        } catch (IOException broken) {
            throw new JackfieldException(Code.UNAVAILABLE, "the server went away", broken);
        }
    }

    /** The functions that may be called, as JSON: {@code {"functions":[…]}}. */
    public String functions() {
        var request = request("/functions", "").timeout(timeout.plus(GRACE)).GET().build();
        return text(send(request, HttpResponse.BodyHandlers.ofString()));
    }

    private HttpRequest.Builder call(String function, String contentType, String body) {
        return request("/call/", function)
                .header("Content-Type", contentType)
                .header("Call-Timeout", timeout.toMillis() + "ms")
                .timeout(timeout.plus(GRACE))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String prefix, String name, String... query) {
        var segments = new ArrayList<String>();
        for (String segment : name.split("/", -1)) {
            // An escape of the name is one of the path too, not an escaped percent sign.
            String plain = Names.isValid(segment) ? Names.decode(segment) : segment;
            segments.add(URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        var builder =
                HttpRequest.newBuilder(
                        base.resolve(prefix + String.join("/", segments) + String.join("", query)));
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        return builder;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (HttpTimeoutException late) {
            throw new JackfieldException(
                    Code.DEADLINE_EXCEEDED, "no answer from " + base + " in time", late);
        } catch (ConnectException refused) {
            throw new JackfieldException(
                    Code.UNAVAILABLE, "no server answers at " + base + "; is it running?", refused);
        } catch (IOException broken) {
            throw new JackfieldException(
                    Code.UNAVAILABLE, base + " cannot be reached: " + reason(broken), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(Code.CANCELLED, "interrupted", interrupted);
        }
    }

    private static String reason(IOException broken) {
        String message = broken.getMessage();
        return message == null
                ? broken.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                : message;
    }

    private static String text(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw failure(response.statusCode(), response.body());
        }
        return response.body();
    }

    private static JackfieldException failure(int status, String body) {
        var error = parse(body);
        String code = error.path("code").asString("");
        String message = error.path("message").asString("");
        return new JackfieldException(
                code.isEmpty() ? Code.UNKNOWN : Code.ofName(code),
                message.isEmpty() ? "the server answered " + status : message);
    }

    private static tools.jackson.databind.JsonNode parse(String json) {
        try {
            return JsonMapper.shared().readTree(json.isEmpty() ? "{}" : json);
        } catch (JacksonException strange) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
