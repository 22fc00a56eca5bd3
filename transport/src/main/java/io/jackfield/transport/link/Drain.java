package io.jackfield.transport.link;

/**
 * Fired into the pipeline of every connection, as a user event, when its listener drains: links
 * tell their handlers, HTTP/1.1 connections close once they are idle, HTTP/2 ones send GOAWAY.
 */
public enum Drain {
    /** The one event. */
    EVENT
}
