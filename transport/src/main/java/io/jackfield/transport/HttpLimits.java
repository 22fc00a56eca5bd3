package io.jackfield.transport;

import java.time.Duration;

/**
 * What one HTTP connection may cost. Every field is an option of the same name in configuration.
 *
 * @param maxInitialLineBytes longest request line, else 414; 8 KiB by default, 64 at least
 * @param maxHeaderBytes all header lines of a request together, else 431; 16 KiB by default, 256 at
 *     least
 * @param maxHeaders how many header lines, else 431; 100 by default, 4 at least
 * @param maxBodyBytes longest body that is read as a whole, else 413; 16 MiB by default. A body
 *     read as a stream has no limit but costs only {@link #maxQueuedBytes}
 * @param maxQueuedBytes how much of a streamed body waits for its reader, in each direction; 256
 *     KiB by default, 4 KiB at least
 * @param maxConcurrentStreams exchanges at a time on one HTTP/2 connection; 100 by default
 * @param headerTime from the first byte of a request to the end of its headers, else 408; 10 s by
 *     default
 * @param bodyIdle longest pause within a body that somebody waits for, else 408; 30 s by default.
 *     Not applied once the answer has begun, so that both sides may stream
 * @param keepAliveIdle how long a connection stays open between requests; 60 s by default
 * @param writeIdle how long a client may read nothing of its answer; 30 s by default
 */
public record HttpLimits(
        int maxInitialLineBytes,
        int maxHeaderBytes,
        int maxHeaders,
        int maxBodyBytes,
        int maxQueuedBytes,
        int maxConcurrentStreams,
        Duration headerTime,
        Duration bodyIdle,
        Duration keepAliveIdle,
        Duration writeIdle) {

    /** The defaults. */
    public static final HttpLimits DEFAULT =
            new HttpLimits(
                    8 << 10,
                    16 << 10,
                    100,
                    16 << 20,
                    256 << 10,
                    100,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30));

    /**
     * Checks every field.
     *
     * @throws IllegalArgumentException naming the field, its bound and the value
     */
    public HttpLimits {
        atLeast("maxInitialLineBytes", maxInitialLineBytes, 64);
        atLeast("maxHeaderBytes", maxHeaderBytes, 256);
        atLeast("maxHeaders", maxHeaders, 4);
        atLeast("maxBodyBytes", maxBodyBytes, 0);
        atLeast("maxQueuedBytes", maxQueuedBytes, 4 << 10);
        atLeast("maxConcurrentStreams", maxConcurrentStreams, 1);
        positive("headerTime", headerTime);
        positive("bodyIdle", bodyIdle);
        positive("keepAliveIdle", keepAliveIdle);
        positive("writeIdle", writeIdle);
    }

    /**
     * The same with other bounds of the head.
     *
     * @param lineBytes see {@link #maxInitialLineBytes}
     * @param headerBytes see {@link #maxHeaderBytes}
     * @param headers see {@link #maxHeaders}
     */
    public HttpLimits withMaxHead(int lineBytes, int headerBytes, int headers) {
        return new HttpLimits(
                lineBytes,
                headerBytes,
                headers,
                maxBodyBytes,
                maxQueuedBytes,
                maxConcurrentStreams,
                headerTime,
                bodyIdle,
                keepAliveIdle,
                writeIdle);
    }

    /**
     * The same with other bounds of bodies.
     *
     * @param bodyBytes see {@link #maxBodyBytes}
     * @param queuedBytes see {@link #maxQueuedBytes}
     */
    public HttpLimits withMaxBody(int bodyBytes, int queuedBytes) {
        return new HttpLimits(
                maxInitialLineBytes,
                maxHeaderBytes,
                maxHeaders,
                bodyBytes,
                queuedBytes,
                maxConcurrentStreams,
                headerTime,
                bodyIdle,
                keepAliveIdle,
                writeIdle);
    }

    /**
     * The same with other times.
     *
     * @param header see {@link #headerTime}
     * @param body see {@link #bodyIdle}
     * @param keepAlive see {@link #keepAliveIdle}
     * @param write see {@link #writeIdle}
     */
    public HttpLimits withTimes(
            Duration header, Duration body, Duration keepAlive, Duration write) {
        return new HttpLimits(
                maxInitialLineBytes,
                maxHeaderBytes,
                maxHeaders,
                maxBodyBytes,
                maxQueuedBytes,
                maxConcurrentStreams,
                header,
                body,
                keepAlive,
                write);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " must be at least " + least + ", was " + value);
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }
}
