/** What a connection does with each message: the state machines of both ends, without sockets. */
@NullMarked
package io.jackfield.webwire.engine;

import org.jspecify.annotations.NullMarked;
