package io.jackfield.webwire.board;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.JsonBinding;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;

import java.lang.invoke.MethodHandles;

/** The JSON of the requests that the bridge answers itself. */
final class Requests {
    private static final JsonBinding JSON = JsonBinding.of(MethodHandles.lookup());

    /**
     * The value that a request carries.
     *
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} naming the path and what is wrong
     */
    static <T> T read(Message request, Class<T> type) {
        return JSON.read(
                Payloads.toBoard(request.payload(), Encoding.JSON).as(Encoding.JSON), type);
    }

    /** A value as a payload of JSON. */
    static Payload write(Object value) {
        return Payloads.fromBoard(JSON.write(value), io.jackfield.webwire.PayloadEncoding.UTF8);
    }

    private Requests() {}
}
