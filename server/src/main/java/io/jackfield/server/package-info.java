/**
 * All of Jackfield in one process.
 *
 * <p>{@link io.jackfield.server.JackfieldServer} is the server for programs that embed it; {@link
 * io.jackfield.server.Main} is the command line. {@link io.jackfield.server.JackfieldClient} calls
 * a running server over HTTP. The server consists of {@link io.jackfield.server.spi.ServerModule}s
 * and knows none by name; its own HTTP bridge, samples and start page are such modules.
 */
@NullMarked
package io.jackfield.server;

import org.jspecify.annotations.NullMarked;
