/** Metrics of the process and its modules, on Micrometer; the page that Prometheus reads. */
@NullMarked
package io.jackfield.server.metrics;

import org.jspecify.annotations.NullMarked;
