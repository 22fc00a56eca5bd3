package io.jackfield.switchboard;

import io.jackfield.core.Principal;

/**
 * A message of a topic.
 *
 * @param topic the name
 * @param epoch a number of the topic's present life; another epoch counts its messages anew
 * @param sequence 1 for the first message of the epoch, then one more for each
 * @param payload the message itself
 * @param metadata what the publisher sent beside it
 * @param publisher who published it
 */
public record TopicMessage(
        String topic,
        long epoch,
        long sequence,
        Payload payload,
        Metadata metadata,
        Principal publisher) {}
