package io.jackfield.transport.net;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.netty.channel.ConnectTimeoutException;

import org.jspecify.annotations.Nullable;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertificateException;

import javax.net.ssl.SSLException;

/** Why dialing failed, in one line that says what to do. */
final class DialFailures {

    static JackfieldException of(Endpoint to, Throwable error) {
        return switch (error) {
            case JackfieldException known -> known;
            case ConnectTimeoutException timeout ->
                    deadline("cannot connect to " + to + " in time: no answer", timeout);
            case UnknownHostException unknown ->
                    unavailable("cannot connect to " + to + ": unknown host", unknown);
            case NoRouteToHostException noRoute ->
                    unavailable("cannot connect to " + to + ": no route to it", noRoute);
            case ConnectException refused ->
                    unavailable(
                            "cannot connect to " + to + ": connection refused; is it running?",
                            refused);
            case NoSuchFileException missing ->
                    unavailable("cannot connect to " + to + ": there is no such file", missing);
            case ClosedChannelException closed ->
                    unavailable(to + " closed the connection before it was up", closed);
            case SSLException tls ->
                    unavailable("cannot connect to " + to + ": " + shortOf(tls), tls);
            default -> {
                Throwable cause = error.getCause();
                yield cause instanceof SSLException
                        ? of(to, cause)
                        : unavailable("cannot connect to " + to + ": " + shortOf(error), error);
            }
        };
    }

    static JackfieldException deadline(String message, @Nullable Throwable cause) {
        return new JackfieldException(Code.DEADLINE_EXCEEDED, message, cause);
    }

    static JackfieldException unavailable(String message, @Nullable Throwable cause) {
        return new JackfieldException(Code.UNAVAILABLE, message, cause);
    }

    /** One line about a failure of a handshake. */
    static String shortOf(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof CertificateException certificate) {
                String why = String.valueOf(certificate.getMessage());
                return why.contains("unable to find valid certification path")
                        ? "its certificate is not trusted; give tls with a trust file"
                        : "its certificate is wrong: " + why.lines().findFirst().orElse("");
            }
        }
        String message = error.getMessage();
        return message == null || message.isEmpty()
                ? error.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }

    private DialFailures() {}
}
