/**
 * What a module brings to the server.
 *
 * <p>A module implements {@link io.jackfield.server.spi.ServerModule} and names it for {@link
 * java.util.ServiceLoader}. The server reads the module's options (a record whose components carry
 * {@link io.jackfield.server.spi.Option}) from {@code jackfield.toml}, the environment and flags,
 * starts the module with a {@link io.jackfield.server.spi.ServerContext}, and turns its {@link
 * io.jackfield.server.spi.Command}s into commands of {@code jackfield}. The server knows no module
 * by name.
 *
 * <p>Threads: modules are started and told to drain one after another on one thread, which may
 * block.
 */
@NullMarked
package io.jackfield.server.spi;

import org.jspecify.annotations.NullMarked;
