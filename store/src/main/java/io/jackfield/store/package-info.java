/**
 * Sessions at rest in one file.
 *
 * <p>{@link io.jackfield.store.FileSessionStore} is the {@link io.jackfield.core.SessionStore} of a
 * server that restarts: what a client was told of is there after a crash of the process, or of the
 * machine with {@link io.jackfield.store.Durability#POWER}. Only hashes of keys are written.
 * Methods block and are safe from many threads.
 */
@NullMarked
package io.jackfield.store;

import org.jspecify.annotations.NullMarked;
