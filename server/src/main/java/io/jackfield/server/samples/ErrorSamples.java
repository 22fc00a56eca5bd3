package io.jackfield.server.samples;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.Offered;

import java.time.Duration;

/** What goes wrong, on request. */
public final class ErrorSamples {
    private static final long MAX_MILLIS = 60_000;

    ErrorSamples() {}

    /**
     * How to fail.
     *
     * @param code any but OK
     * @param message for the caller
     */
    public record Failure(Code code, String message) {}

    /**
     * How long to wait.
     *
     * @param millis 0 to 60,000
     */
    public record Wait(long millis) {}

    /**
     * Fails.
     *
     * @param failure how
     */
    @Offered(description = "Fails with the code and message it is given")
    public void fail(Failure failure) {
        if (failure.code() == Code.OK) {
            throw new IllegalArgumentException("code must be an error, was OK");
        }
        throw new JackfieldException(failure.code(), failure.message());
    }

    /**
     * Takes its time.
     *
     * @param wait how long
     * @return what it was given
     * @throws InterruptedException when the caller has gone
     */
    @Offered(description = "Answers after a while, with what it was given")
    public Wait slow(Wait wait) throws InterruptedException {
        if (wait.millis() < 0 || wait.millis() > MAX_MILLIS) {
            throw new IllegalArgumentException(
                    "millis must be 0 to " + MAX_MILLIS + ", was " + wait.millis());
        }
        Thread.sleep(Duration.ofMillis(wait.millis()));
        return wait;
    }
}
