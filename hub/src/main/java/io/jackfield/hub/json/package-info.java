/** Java values as JSON and back, as leniently as Go (specification, section 5). */
@NullMarked
package io.jackfield.hub.json;

import org.jspecify.annotations.NullMarked;
