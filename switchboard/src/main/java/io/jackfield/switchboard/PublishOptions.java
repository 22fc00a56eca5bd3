package io.jackfield.switchboard;

import io.jackfield.core.Principal;

/**
 * How a message is published.
 *
 * @param principal who publishes; {@link Principal#LOCAL} by default
 * @param metadata empty by default
 */
public record PublishOptions(Principal principal, Metadata metadata) {

    /** The defaults. */
    public static final PublishOptions DEFAULT =
            new PublishOptions(Principal.LOCAL, Metadata.EMPTY);

    /**
     * The defaults, published by somebody.
     *
     * @param principal who publishes
     */
    public static PublishOptions as(Principal principal) {
        return new PublishOptions(principal, Metadata.EMPTY);
    }

    /**
     * The same with other {@link #metadata}.
     *
     * @param value in place of what there was
     */
    public PublishOptions withMetadata(Metadata value) {
        return new PublishOptions(principal, value);
    }
}
