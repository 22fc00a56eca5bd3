package io.jackfield.transport.http;

import io.jackfield.transport.HttpHeaders;

import java.util.Locale;
import java.util.Set;

/** Offers of permessage-deflate (RFC 7692). Taken without context, so that no window is kept. */
final class DeflateOffer {

    /** What is agreed to. */
    static final String ANSWER =
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    private static final Set<String> KNOWN =
            Set.of(
                    "server_no_context_takeover",
                    "client_no_context_takeover",
                    "client_max_window_bits");

    static boolean isAcceptable(HttpHeaders asked) {
        for (String value : asked.all("Sec-WebSocket-Extensions")) {
            for (String offer : value.split(",", -1)) {
                if (isAcceptable(offer)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAcceptable(String offer) {
        String[] parts = offer.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals("permessage-deflate")) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String name = parts[i].strip();
            int equals = name.indexOf('=');
            // a smaller window of the server is something that Netty's encoder cannot promise
            if (!KNOWN.contains(equals < 0 ? name : name.substring(0, equals).strip())) {
                return false;
            }
        }
        return true;
    }

    private DeflateOffer() {}
}
