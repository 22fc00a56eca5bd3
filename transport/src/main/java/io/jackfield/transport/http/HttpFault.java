package io.jackfield.transport.http;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import java.io.Serial;

/** An error that HTTP has a more exact status for than its code tells. */
final class HttpFault extends JackfieldException {

    @Serial private static final long serialVersionUID = 1;

    private final int status;

    HttpFault(int status, Code code, String message) {
        super(code, message);
        this.status = status;
    }

    static HttpFault badRequest(String message) {
        return new HttpFault(400, Code.INVALID_ARGUMENT, message);
    }

    int status() {
        return status;
    }
}
