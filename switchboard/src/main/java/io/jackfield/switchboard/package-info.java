/**
 * Functions and topics by name: what joins all protocols of a process.
 *
 * <p>The way in: {@link io.jackfield.switchboard.Switchboard} offers, calls, publishes and follows;
 * {@link io.jackfield.switchboard.Function} is what can be offered, beside any plain Java object;
 * {@link io.jackfield.switchboard.Call} is what a handler learns of its caller; {@link
 * io.jackfield.switchboard.Payload} is a message. {@link io.jackfield.switchboard.Rules} say who
 * may do what, {@link io.jackfield.switchboard.BoardLimits} what it may cost. Protocol engines,
 * which must not block, use {@link io.jackfield.switchboard.CallStream} and {@link
 * io.jackfield.switchboard.CallObserver} as callers and {@link
 * io.jackfield.switchboard.RemoteHandler} as providers.
 *
 * <pre>{@code
 * try (var board = Switchboard.create()) {
 *     board.offer(Function.unary("demo/echo", (call, input) -> input).inline());
 *     Payload echo = board.call("demo/echo", Payload.json("[1,2]"));
 *
 *     board.follow("news", FollowOptions.DEFAULT, message -> System.out.println(message.sequence()));
 *     board.publish("news", Payload.text("all is well"));
 * }
 * }</pre>
 *
 * <p>Threads: handlers and followers run on virtual threads of their own and may block, unless they
 * are offered as inline, which run on the thread of the caller or publisher. Observers run on
 * whichever thread has something to tell and never block.
 */
@NullMarked
package io.jackfield.switchboard;

import org.jspecify.annotations.NullMarked;
