package io.jackfield.webwire.frames;

import io.jackfield.webwire.Payload;

import java.time.Duration;

/** One message of WebWire, of either side (specification, section 4.2). */
public sealed interface Frame {

    /**
     * Asks for a reply.
     *
     * @param id 8 opaque bytes, the first one highest
     * @param name may be empty if the payload is not
     * @param payload may be empty if the name is not
     */
    record Request(long id, String name, Payload payload) implements Frame {}

    /**
     * Answers a request.
     *
     * @param id the request's
     * @param payload may be empty
     */
    record Reply(long id, Payload payload) implements Frame {}

    /**
     * Answers a request with an error of the application.
     *
     * @param id the request's
     * @param code 1 to 255 characters
     * @param message may be empty
     */
    record ErrorReply(long id, String code, String message) implements Frame {}

    /**
     * Answers a request with a failure of the library.
     *
     * @param id the request's
     * @param failure which
     */
    record SpecialReply(long id, Failure failure) implements Frame {}

    /**
     * Tells something and expects nothing.
     *
     * @param name may be empty if the payload is not
     * @param payload may be empty if the name is not, and the dialect allows it
     */
    record Signal(String name, Payload payload) implements Frame {}

    /**
     * The server made a session for this connection.
     *
     * @param json the session object, section 8.3
     */
    record SessionCreated(Payload json) implements Frame {}

    /** The server closed the session of this connection. */
    record SessionClosed() implements Frame {}

    /**
     * The client closes its session.
     *
     * @param id of the request
     */
    record CloseSession(long id) implements Frame {}

    /**
     * The client shows the key of a session.
     *
     * @param id of the request
     * @param key the secret, as bytes
     */
    record RestoreSession(long id, Payload key) implements Frame {}

    /**
     * The first message of a 2.0 server.
     *
     * @param major 2
     * @param minor 0
     * @param readTimeout whole milliseconds, up to 49 days
     * @param messageBufferBytes the longest message in either direction
     * @param subProtocol empty without one
     */
    record AcceptConf(
            int major, int minor, Duration readTimeout, long messageBufferBytes, String subProtocol)
            implements Frame {}

    /** Keeps the connection up and says nothing. */
    record Heartbeat() implements Frame {}

    /**
     * Bytes that are no message of the grammar in use.
     *
     * @param expectsReply whether the type is one that is answered
     * @param id of the request; 0 if there were fewer than 9 bytes
     * @param isIdRead whether the reference reads the identifier before it finds the fault
     * @param fault what is wrong, for the log
     */
    record Malformed(boolean expectsReply, long id, boolean isIdRead, String fault)
            implements Frame {}
}
