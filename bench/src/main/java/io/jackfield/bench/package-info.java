/**
 * Load programs over loopback that run a peer and Jackfield in turn.
 *
 * <p>{@link io.jackfield.bench.Bench} is the main class and the client; each {@link
 * io.jackfield.bench.Subject} is a server in a process of its own ({@link
 * io.jackfield.bench.SubjectMain}), so that its processor time and memory can be told apart from
 * the client's. {@link io.jackfield.bench.SpeedRun} and {@link io.jackfield.bench.IdleRun} are the
 * two programs. {@link io.jackfield.bench.HubRun} compares plugin hubs, which make the calls
 * themselves ({@link io.jackfield.bench.HubMain}). Everything is bounded in time and count.
 */
@NullMarked
package io.jackfield.bench;

import org.jspecify.annotations.NullMarked;
