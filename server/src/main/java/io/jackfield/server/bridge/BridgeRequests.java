package io.jackfield.server.bridge;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Principal;
import io.jackfield.server.spi.ServerContext;
import io.jackfield.switchboard.CallOptions;
import io.jackfield.switchboard.Metadata;
import io.jackfield.switchboard.Names;
import io.jackfield.transport.HttpRequest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request says beside its body: who sends it, for whom ({@code On-Behalf-Of}), for how long
 * ({@code Call-Timeout: 500ms} or {@code 5s}), as part of which trace ({@code traceparent}), with
 * which metadata ({@code Meta-Key: value}).
 */
final class BridgeRequests {
    private static final Pattern TIMEOUT = Pattern.compile("(\\d{1,9})\\s*(ms|s)");
    private static final String META = "meta-";

    private final ServerContext context;
    private final BridgeModule.BridgeOptions options;

    BridgeRequests(ServerContext context, BridgeModule.BridgeOptions options) {
        this.context = context;
        this.options = options;
    }

    Principal principal(HttpRequest request) {
        return context.authenticate(request);
    }

    /**
     * The name after the prefix of the route. Escapes of the path are those of the name; what a
     * name cannot have as it is need not be escaped.
     */
    String name(HttpRequest request) {
        List<String> path = request.segments();
        if (path.isEmpty()) {
            throw new JackfieldException(
                    Code.NOT_FOUND, "the path ends where a name should follow");
        }
        var segments = new StringJoiner("/");
        for (String segment : path) {
            segments.add(Names.encode(segment));
        }
        return segments.toString();
    }

    CallOptions callOptions(HttpRequest request) {
        var headers = request.headers();
        var call =
                CallOptions.as(principal(request))
                        .withMetadata(metadata(request))
                        .withTrace(headers.first("traceparent").orElse(null));
        Optional<String> behalf = headers.first("On-Behalf-Of");
        if (behalf.isPresent()) {
            call = call.withOnBehalfOf(principalNamed(behalf.get()));
        }
        Optional<String> timeout = headers.first("Call-Timeout");
        return timeout.isPresent() ? call.withDeadline(timeout(timeout.get())) : call;
    }

    private static Principal principalNamed(String name) {
        try {
            return new Principal(name);
        } catch (IllegalArgumentException bad) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT, "On-Behalf-Of: " + bad.getMessage(), bad);
        }
    }

    private Duration timeout(String text) {
        Matcher parts = TIMEOUT.matcher(text.strip());
        if (!parts.matches()) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT, "Call-Timeout must be like 500ms or 5s, was " + text);
        }
        long number = Long.parseLong(parts.group(1));
        var asked =
                parts.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
        return asked.compareTo(options.maxTimeout()) < 0 ? asked : options.maxTimeout();
    }

    Metadata metadata(HttpRequest request) {
        var metadata = Metadata.fromOutside();
        request.headers()
                .forEach(
                        (name, value) -> {
                            String lower = name.toLowerCase(Locale.ROOT);
                            if (lower.startsWith(META)) {
                                metadata.put(
                                        lower.substring(META.length()),
                                        value.getBytes(StandardCharsets.UTF_8));
                            }
                        });
        return metadata.build();
    }
}
