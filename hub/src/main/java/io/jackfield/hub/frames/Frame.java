package io.jackfield.hub.frames;

/** What goes over the wire: one hello from the plugin, then envelopes both ways. */
public sealed interface Frame permits Hello, Envelope {}
