package io.jackfield.store;

/** What a change that was acknowledged survives. */
public enum Durability {
    /** The end of the process, {@code kill -9} too: the system has the bytes. The default. */
    PROCESS,
    /** The end of the machine: the disk has the bytes. Some ten times slower for a writer alone. */
    POWER
}
