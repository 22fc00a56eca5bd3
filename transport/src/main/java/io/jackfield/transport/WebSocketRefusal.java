package io.jackfield.transport;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import java.io.Serial;

/** Thrown by a {@link WebSocketRoute.Acceptor} to refuse a WebSocket with an answer of its own. */
@SuppressWarnings("serial") // thrown and caught within one process
public final class WebSocketRefusal extends JackfieldException {
    @Serial private static final long serialVersionUID = 1;

    private final HttpResponse response;

    /**
     * A refusal.
     *
     * @param response sent in place of the upgrade
     */
    public WebSocketRefusal(HttpResponse response) {
        super(Code.PERMISSION_DENIED, "the WebSocket was refused with " + response.status());
        this.response = response;
    }

    /** What is sent in place of the upgrade. */
    public HttpResponse response() {
        return response;
    }
}
