package io.jackfield.transport;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** What is answered for one file: headers, conditions and ranges (RFC 9110, sections 13 and 14). */
record FileAnswer(
        StaticFiles files,
        String path,
        StaticFiles.Encoding encoding,
        ResourceSource.Resource resource) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    /** The part of the file that is sent; a length of 0 for an answer without a body. */
    record Part(int status, HttpHeaders headers, long from, long length) {}

    Part part(HttpHeaders asked) {
        if (!isPrecondition(asked)) {
            return new Part(412, common(), 0, 0);
        }
        if (isUnchanged(asked)) {
            return new Part(304, common(), 0, 0);
        }
        HttpHeaders headers = common().with("Content-Type", ContentTypes.of(path));
        if (encoding != StaticFiles.Encoding.PLAIN) {
            headers = headers.with("Content-Encoding", encoding.token);
        }
        Optional<String> range = asked.first("Range");
        if (range.isPresent() && isRangeGood(asked)) {
            ByteRange wanted = ByteRange.parse(range.get(), resource.bytes());
            switch (wanted) {
                case ByteRange.Whole _ -> {}
                case ByteRange.Unsatisfiable _ -> {
                    return new Part(
                            416,
                            common().with("Content-Range", "bytes */" + resource.bytes()),
                            0,
                            0);
                }
                case ByteRange.Single(long from, long length) -> {
                    return new Part(
                            206,
                            headers.with(
                                            "Content-Range",
                                            "bytes %d-%d/%d"
                                                    .formatted(
                                                            from,
                                                            from + length - 1,
                                                            resource.bytes()))
                                    .with("Content-Length", Long.toString(length)),
                            from,
                            length);
                }
            }
        }
        return new Part(
                200,
                headers.with("Content-Length", Long.toString(resource.bytes())),
                0,
                resource.bytes());
    }

    HttpResponse withoutBody(Part part) {
        return new HttpResponse(part.status(), part.headers(), ByteBuffer.allocate(0));
    }

    private HttpHeaders common() {
        HttpHeaders headers =
                HttpHeaders.of(
                        "ETag",
                        etag(),
                        "Accept-Ranges",
                        "bytes",
                        "Cache-Control",
                        files.cacheControl(),
                        "X-Content-Type-Options",
                        "nosniff");
        if (!resource.lastModified().equals(Instant.EPOCH)) {
            headers = headers.with("Last-Modified", DATE.format(resource.lastModified()));
        }
        if (!files.contentSecurityPolicy().isEmpty()) {
            headers = headers.with("Content-Security-Policy", files.contentSecurityPolicy());
        }
        return files.isPrecompressed() ? headers.with("Vary", "Accept-Encoding") : headers;
    }

    private String etag() {
        String suffix = encoding == StaticFiles.Encoding.PLAIN ? "" : "-" + encoding.token;
        return '"' + resource.version() + suffix + '"';
    }

    private boolean isPrecondition(HttpHeaders asked) {
        Optional<String> match = asked.first("If-Match");
        return match.isEmpty()
                || match.get().strip().equals("*")
                || asked.hasToken("If-Match", etag());
    }

    private boolean isUnchanged(HttpHeaders asked) {
        Optional<String> match = asked.first("If-None-Match");
        if (match.isPresent()) {
            return match.get().strip().equals("*")
                    || asked.hasToken("If-None-Match", etag())
                    || asked.hasToken("If-None-Match", "W/" + etag());
        }
        return asked.first("If-Modified-Since").map(this::isOlderThan).orElse(false);
    }

    private boolean isRangeGood(HttpHeaders asked) {
        Optional<String> condition = asked.first("If-Range");
        return condition.isEmpty()
                || condition.get().equals(etag())
                || condition.get().equals(DATE.format(resource.lastModified()));
    }

    private boolean isOlderThan(String date) {
        if (resource.lastModified().equals(Instant.EPOCH)) {
            return false;
        }
        try {
            Instant since = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return !resource.lastModified().truncatedTo(ChronoUnit.SECONDS).isAfter(since);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
