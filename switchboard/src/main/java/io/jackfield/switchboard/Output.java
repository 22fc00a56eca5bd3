package io.jackfield.switchboard;

import io.jackfield.core.JackfieldException;

/** Takes messages for the other end. Safe for use by any thread. */
public interface Output {

    /**
     * Sends a message. Blocks until the other end has granted credit for it: by default 16 messages
     * may be under way, fewer where they are large.
     *
     * @param message sent in the order of the calls
     * @throws JackfieldException if the call failed, was cancelled, ended or its deadline passed;
     *     {@link io.jackfield.core.Code#CANCELLED} if this thread is interrupted. Nothing was sent
     *     then
     */
    void send(Payload message);
}
