package io.jackfield.transport;

/** Placeholder until both halves of the module meet. */
public interface HttpServer {}
