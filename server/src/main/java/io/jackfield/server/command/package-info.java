/** The command line, on picocli. Begin with {@link io.jackfield.server.command.CommandLines}. */
@NullMarked
package io.jackfield.server.command;

import org.jspecify.annotations.NullMarked;
