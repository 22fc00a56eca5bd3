package io.jackfield.transport.http;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of the Date header, made once a second. From any thread. */
final class DateHeader {

    /** The one format of dates in HTTP headers that is sent. */
    static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private record Made(long second, String text) {}

    private final InstantSource clock;
    private volatile Made made = new Made(Long.MIN_VALUE, "");

    DateHeader(InstantSource clock) {
        this.clock = clock;
    }

    String text() {
        Made known = made;
        long second = Math.floorDiv(clock.millis(), 1000L);
        if (known.second() != second) {
            known = new Made(second, FORMAT.format(clock.instant()));
            made = known;
        }
        return known.text();
    }
}
