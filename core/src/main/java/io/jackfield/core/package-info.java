/**
 * What every protocol engine stands on: links, sessions and lifecycle.
 *
 * <p>Read in this order:
 *
 * <ol>
 *   <li>{@link io.jackfield.core.Endpoint}, {@link io.jackfield.core.Link} and {@link
 *       io.jackfield.core.LinkHandler}: the network as an engine sees it; {@link
 *       io.jackfield.core.MemoryLinks} joins two handlers without one.
 *   <li>{@link io.jackfield.core.PendingCalls}, {@link io.jackfield.core.Dispatch}, {@link
 *       io.jackfield.core.Liveness}: what engines would otherwise each write for themselves.
 *   <li>{@link io.jackfield.core.SessionKey}, {@link io.jackfield.core.SessionStore}, {@link
 *       io.jackfield.core.SessionRegistry}: state that outlives a link.
 *   <li>{@link io.jackfield.core.JackfieldException} and {@link io.jackfield.core.Code}: how
 *       anything says that it failed.
 * </ol>
 *
 * <p>Threads: a {@link io.jackfield.core.Link} and everything that hangs on it belongs to one
 * thread, the link's own; only {@link io.jackfield.core.Link#post} and {@link
 * io.jackfield.core.Link#close} are for others. Sessions and stores are safe from many threads and
 * may block.
 */
@NullMarked
package io.jackfield.core;

import org.jspecify.annotations.NullMarked;
