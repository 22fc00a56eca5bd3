package io.jackfield.server.bridge;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.FollowOptions;
import io.jackfield.switchboard.Overflow;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.transport.HttpExchange;
import io.jackfield.transport.HttpHandler;
import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.HttpRequest;
import io.jackfield.transport.HttpResponse;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows a topic as server-sent events. Each message is an event whose {@code id} is epoch and
 * sequence number; {@code Last-Event-ID} resumes after it, {@code ?last=50} begins with past
 * messages. {@code event: gap} tells of messages that are missing, {@code event: ended} that
 * nothing follows, and why.
 */
final class FollowRoute implements HttpHandler, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FollowRoute.class.getName());
    private static final Pattern EVENT_ID = Pattern.compile("(-?\\d{1,19})-(\\d{1,19})");

    private final Switchboard board;
    private final BridgeRequests requests;
    private final BridgeModule.BridgeOptions options;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    FollowRoute(Switchboard board, BridgeRequests requests, BridgeModule.BridgeOptions options) {
        this.board = board;
        this.requests = requests;
        this.options = options;
    }

    @Override
    public void handle(HttpExchange exchange) throws Exception {
        HttpRequest request = exchange.request();
        String topic = requests.name(request);
        FollowOptions follow = followOptions(request);
        if (request.method().equals("HEAD")) {
            exchange.respond(HttpResponse.of(200, "text/event-stream", new byte[0]));
            return;
        }
        var events = new EventStream();
        exchange.onClosed(events::end);
        open.add(events);
        try (var subscription = board.follow(topic, follow, events)) {
            LOG.log(Level.DEBUG, "{0} follows {1}", request.peer().address(), subscription.topic());
            if (closed) {
                events.end();
            }
            var headers =
                    HttpHeaders.of(
                            "Content-Type", "text/event-stream", "Cache-Control", "no-store");
            try (var out = exchange.stream(200, headers)) {
                events.writeTo(out, options.followHeartbeat());
            }
        } finally {
            open.remove(events);
        }
    }

    private FollowOptions followOptions(HttpRequest request) {
        var follow =
                FollowOptions.as(requests.principal(request))
                        .withQueue(options.followQueue(), Overflow.DROP_OLDEST);
        var lastId = request.headers().first("Last-Event-ID");
        if (lastId.isPresent()) {
            Matcher parts = EVENT_ID.matcher(lastId.get().strip());
            if (!parts.matches()) {
                throw bad("Last-Event-ID must be the id of an event of this topic");
            }
            return follow.after(number(parts.group(1)), number(parts.group(2)));
        }
        var last = request.parameter("last");
        if (last.isPresent()) {
            if (!last.get().matches("\\d{1,6}")) {
                throw bad("last must be how many past messages to begin with, was " + last.get());
            }
            return follow.last(Integer.parseInt(last.get()));
        }
        return follow;
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            throw bad("Last-Event-ID must be the id of an event of this topic");
        }
    }

    private static JackfieldException bad(String message) {
        return new JackfieldException(Code.INVALID_ARGUMENT, message);
    }

    /** Ends every stream of events: the server is going down, and clients come back to another. */
    @Override
    public void close() {
        closed = true;
        open.forEach(EventStream::end);
    }
}
