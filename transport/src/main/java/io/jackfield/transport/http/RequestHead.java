package io.jackfield.transport.http;

import io.jackfield.transport.HttpHeaders;

/**
 * Request line and headers, checked against the rules of the wire but not yet understood.
 *
 * @param protocol {@code HTTP/1.0}, {@code HTTP/1.1} or {@code HTTP/2}
 * @param host the one {@code Host} or {@code :authority}; empty where HTTP/1.0 names none
 * @param contentLength bytes of the body; -1 where its end is found as it comes
 * @param isKeepAlive whether another request may follow
 */
record RequestHead(
        String method,
        String target,
        String protocol,
        String host,
        HttpHeaders headers,
        long contentLength,
        boolean isKeepAlive) {

    boolean isHead() {
        return method.equals("HEAD");
    }

    boolean expectsContinue() {
        return contentLength != 0
                && protocol.equals("HTTP/1.1")
                && headers.hasToken("Expect", "100-continue");
    }
}
