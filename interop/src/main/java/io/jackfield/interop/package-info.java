/**
 * Jackfield's half of the interoperability proof: peers that programs of others are tried against.
 */
@NullMarked
package io.jackfield.interop;

import org.jspecify.annotations.NullMarked;
