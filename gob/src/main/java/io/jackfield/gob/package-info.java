/**
 * Go's gob streams in Java: read and written, in full, with nothing but the JDK.
 *
 * <p>Read in this order:
 *
 * <ol>
 *   <li>{@link io.jackfield.gob.Gob}: the way in, and which Java type stands for which Go type.
 *   <li>{@link io.jackfield.gob.GobEncoder} and {@link io.jackfield.gob.GobDecoder}: one stream
 *       each, as bytes or over a Java stream.
 *   <li>{@link io.jackfield.gob.GobName}, {@link io.jackfield.gob.Unsigned}, {@link
 *       io.jackfield.gob.FixedLength}, {@link io.jackfield.gob.GobOpaque}: what a record's
 *       components cannot say themselves.
 *   <li>{@link io.jackfield.gob.GobItem}, {@link io.jackfield.gob.GobType}, {@link
 *       io.jackfield.gob.GobValue}: values whose type is not known before.
 *   <li>{@link io.jackfield.gob.GobLimits} and {@link io.jackfield.gob.GobException}: what a peer
 *       may cost, and how anything fails.
 * </ol>
 *
 * <p>Threads: {@code Gob} is safe from many; an encoder or decoder belongs to one at a time.
 * Nothing blocks but reading and writing a stream that is passed in.
 */
@NullMarked
package io.jackfield.gob;

import org.jspecify.annotations.NullMarked;
