package io.jackfield.transport.link;

/**
 * Fired into the pipeline of every connection, as a user event, when its listener drains or closes:
 * links tell their handlers, HTTP/1.1 connections close once they are idle, HTTP/2 ones send
 * GOAWAY.
 */
public enum Drain {
    /** Finish what is in flight, then close. */
    EVENT,
    /** The time is up: say goodbye and close. */
    NOW
}
