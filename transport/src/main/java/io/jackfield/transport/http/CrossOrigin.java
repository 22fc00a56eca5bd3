package io.jackfield.transport.http;

import io.jackfield.core.Code;
import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.OriginPolicy;

import java.util.List;
import java.util.Set;

/** Applies the Origin policy: refuses what may change something, and says what pages may read. */
final class CrossOrigin {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String PREFLIGHT_SECONDS = "600";

    private final OriginPolicy policy;

    CrossOrigin(OriginPolicy policy) {
        this.policy = policy;
    }

    void checkUpgrade(RequestHead head, boolean secure, String host) {
        if (!isAllowed(head, secure, host)) {
            throw refused();
        }
    }

    void checkMethod(RequestHead head, boolean secure, String host) {
        if (!SAFE.contains(head.method()) && !isAllowed(head, secure, host)) {
            throw refused();
        }
    }

    /** What lets a page of another, allowed origin read the answer. */
    HttpHeaders answerHeaders(RequestHead head, boolean secure, String host) {
        List<String> origins = head.headers().all("Origin");
        if (origins.isEmpty() || !isAllowed(head, secure, host)) {
            return HttpHeaders.EMPTY;
        }
        return HttpHeaders.of("Access-Control-Allow-Origin", origins.getFirst(), "Vary", "Origin");
    }

    HttpHeaders preflightHeaders(
            RequestHead head, boolean secure, String host, Set<String> methods) {
        if (head.headers().first("Access-Control-Request-Method").isEmpty()) {
            return answerHeaders(head, secure, host);
        }
        if (!isAllowed(head, secure, host)) {
            throw refused();
        }
        HttpHeaders headers =
                answerHeaders(head, secure, host)
                        .with("Access-Control-Allow-Methods", String.join(", ", methods))
                        .with("Access-Control-Max-Age", PREFLIGHT_SECONDS);
        return head.headers()
                .first("Access-Control-Request-Headers")
                .map(names -> headers.with("Access-Control-Allow-Headers", names))
                .orElse(headers);
    }

    private boolean isAllowed(RequestHead head, boolean secure, String host) {
        List<String> origins = head.headers().all("Origin");
        return origins.isEmpty()
                || (origins.size() == 1 && policy.allows(origins.getFirst(), secure, host));
    }

    private static HttpFault refused() {
        return new HttpFault(
                403, Code.PERMISSION_DENIED, "pages of this origin are not allowed here");
    }
}
