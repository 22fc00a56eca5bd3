/**
 * From option records to values: one record is the source of TOML keys, variables, flags, defaults
 * and documentation. Begin with {@link io.jackfield.server.config.Configuration}.
 */
@NullMarked
package io.jackfield.server.config;

import org.jspecify.annotations.NullMarked;
