package io.jackfield.transport.http;

import io.jackfield.core.Code;
import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.HttpLimits;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Heads of requests and answers, from and to what HTTP/2 carries (RFC 9113, section 8). */
final class Http2Head {

    /** Headers that mean something to an HTTP/1 connection alone. */
    private static final Set<String> CONNECTION =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "transfer-encoding",
                    "upgrade",
                    "content-length",
                    "date");

    static RequestHead decode(Http2Headers headers, boolean endsStream, HttpLimits limits) {
        if (headers.size() > limits.maxHeaders() + 4) {
            throw new HttpFault(431, Code.RESOURCE_EXHAUSTED, "too many headers");
        }
        CharSequence method = headers.method();
        CharSequence path = headers.path();
        if (method == null || path == null || headers.scheme() == null) {
            throw HttpFault.badRequest("a pseudo-header is missing");
        }
        if (path.length() > limits.maxInitialLineBytes()) {
            throw new HttpFault(414, Code.RESOURCE_EXHAUSTED, "request line too long");
        }
        HttpHeaders all = headersOf(headers);
        CharSequence authority = headers.authority();
        List<String> hosts = all.all("Host");
        String host =
                authority != null ? authority.toString() : hosts.isEmpty() ? "" : hosts.getFirst();
        if (hosts.size() > 1 || (hosts.size() == 1 && !hosts.getFirst().equalsIgnoreCase(host))) {
            throw HttpFault.badRequest("Host and :authority differ");
        }
        RequestTarget.checkAuthority(host);
        if (!HeadBuilder.isToken(method.toString())) {
            throw HttpFault.badRequest("bad method");
        }
        List<String> lengths = all.all("Content-Length");
        long length = lengths.isEmpty() ? -1 : HeadBuilder.contentLength(lengths);
        return new RequestHead(
                method.toString(),
                path.toString(),
                "HTTP/2",
                host,
                all,
                endsStream ? 0 : length,
                true);
    }

    private static HttpHeaders headersOf(Http2Headers headers) {
        List<String> pairs = new ArrayList<>(headers.size() * 2);
        for (Map.Entry<CharSequence, CharSequence> header : headers) {
            if (header.getKey().charAt(0) != ':') {
                pairs.add(header.getKey().toString());
                pairs.add(header.getValue().toString());
            }
        }
        try {
            return HttpHeaders.of(pairs.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw HttpFault.badRequest("bad header");
        }
    }

    static Http2Headers encode(int status, HttpHeaders headers, long length, String date) {
        Http2Headers out = new DefaultHttp2Headers().status(Integer.toString(status));
        headers.forEach(
                (name, value) -> {
                    String lower = name.toLowerCase(Locale.ROOT);
                    if (!CONNECTION.contains(lower)) {
                        out.add(lower, value);
                    }
                });
        out.set("date", date);
        if (length >= 0 && Exchange.mayHaveBody(status)) {
            out.set("content-length", Long.toString(length));
        }
        return out;
    }

    private Http2Head() {}
}
