package io.jackfield.transport.http;

import java.io.IOException;

/** An answer cannot be written since nobody takes it: the client's doing, not the handler's. */
final class ClientGoneException extends IOException {
    private static final long serialVersionUID = 1;

    ClientGoneException(String message) {
        super(message);
    }
}
