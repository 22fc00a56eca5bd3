/** Who somebody is: bearer tokens, client certificates, and the rules that follow from them. */
@NullMarked
package io.jackfield.server.access;

import org.jspecify.annotations.NullMarked;
