package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.Execution;
import io.jackfield.core.JackfieldException;

/**
 * A function to be offered: a name, a handler and what is to be known of it. Never changes; each
 * method gives another one.
 *
 * <pre>{@code
 * board.offer(Function.unary("demo/echo", (call, input) -> input)
 *         .describedAs("Returns its input")
 *         .inline());
 * }</pre>
 */
public final class Function {
    private final FunctionInfo info;
    private final RemoteHandler handler;
    private final int maxConcurrent;

    private Function(FunctionInfo info, RemoteHandler handler, int maxConcurrent) {
        this.info = info;
        this.handler = handler;
        this.maxConcurrent = maxConcurrent;
    }

    /**
     * One message in, one out.
     *
     * @param name see {@link Names}
     * @param handler answers the calls
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} if the name is none
     */
    public static Function unary(String name, UnaryHandler handler) {
        return of(name, Shape.UNARY, new LocalUnary(handler, false));
    }

    /**
     * Many messages in, one out.
     *
     * @param name see {@link Names}
     * @param handler answers the calls
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} if the name is none
     */
    public static Function clientStream(String name, ClientStreamHandler handler) {
        return of(name, Shape.CLIENT_STREAM, LocalStreams.client(handler));
    }

    /**
     * One message in, many out.
     *
     * @param name see {@link Names}
     * @param handler answers the calls
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} if the name is none
     */
    public static Function serverStream(String name, ServerStreamHandler handler) {
        return of(name, Shape.SERVER_STREAM, LocalStreams.server(handler));
    }

    /**
     * Many messages in and out.
     *
     * @param name see {@link Names}
     * @param handler answers the calls
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} if the name is none
     */
    public static Function bidirectional(String name, BidirectionalHandler handler) {
        return of(name, Shape.BIDIRECTIONAL, LocalStreams.bidirectional(handler));
    }

    /**
     * A function of any shape whose handler never blocks, as bridges have it.
     *
     * @param name see {@link Names}
     * @param shape how many messages go each way
     * @param handler answers the calls, inline
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} if the name is none
     */
    public static Function remote(String name, Shape shape, RemoteHandler handler) {
        return of(name, shape, handler).with(Execution.INLINE, handler);
    }

    private static Function of(String name, Shape shape, RemoteHandler handler) {
        var info =
                new FunctionInfo(
                        name,
                        shape,
                        "",
                        TypeInfo.Basic.ANY,
                        TypeInfo.Basic.ANY,
                        Encoding.JSON,
                        false,
                        Execution.BLOCKING,
                        "local");
        return new Function(info, handler, Integer.MAX_VALUE);
    }

    /**
     * The same with a description.
     *
     * @param description for people
     */
    public Function describedAs(String description) {
        return with(
                new FunctionInfo(
                        info.name(),
                        info.shape(),
                        description,
                        info.input(),
                        info.output(),
                        info.encoding(),
                        info.idempotent(),
                        info.execution(),
                        info.provider()));
    }

    /**
     * The same with the type of its input; {@link TypeInfo.Basic#ANY} by default.
     *
     * @param type of each message of the caller
     */
    public Function input(TypeInfo type) {
        return with(
                new FunctionInfo(
                        info.name(),
                        info.shape(),
                        info.description(),
                        type,
                        info.output(),
                        info.encoding(),
                        info.idempotent(),
                        info.execution(),
                        info.provider()));
    }

    /**
     * The same with the type of its output; {@link TypeInfo.Basic#ANY} by default.
     *
     * @param type of each message of the handler
     */
    public Function output(TypeInfo type) {
        return with(
                new FunctionInfo(
                        info.name(),
                        info.shape(),
                        info.description(),
                        info.input(),
                        type,
                        info.encoding(),
                        info.idempotent(),
                        info.execution(),
                        info.provider()));
    }

    /**
     * The same with another encoding; {@link Encoding#JSON} by default.
     *
     * @param encoding of input and output
     */
    public Function encoding(Encoding encoding) {
        return with(
                new FunctionInfo(
                        info.name(),
                        info.shape(),
                        info.description(),
                        info.input(),
                        info.output(),
                        encoding,
                        info.idempotent(),
                        info.execution(),
                        info.provider()));
    }

    /** The same, marked as one whose calls may be repeated without harm. */
    public Function idempotent() {
        return with(
                new FunctionInfo(
                        info.name(),
                        info.shape(),
                        info.description(),
                        info.input(),
                        info.output(),
                        info.encoding(),
                        true,
                        info.execution(),
                        info.provider()));
    }

    /**
     * The same, offered by somebody; {@code local} by default.
     *
     * @param provider the name of a plugin or node
     */
    public Function providedBy(String provider) {
        return with(
                new FunctionInfo(
                        info.name(),
                        info.shape(),
                        info.description(),
                        info.input(),
                        info.output(),
                        info.encoding(),
                        info.idempotent(),
                        info.execution(),
                        provider));
    }

    /**
     * The same, run on the thread of the caller: the fast path, for a unary handler that never
     * blocks. Its deadline is looked at before it starts, not while it runs.
     *
     * @throws IllegalStateException if the function is not unary: handlers of streams block
     */
    public Function inline() {
        if (info.execution() == Execution.INLINE) {
            return this;
        }
        if (!(handler instanceof LocalUnary unary)) {
            throw new IllegalStateException(
                    "a handler of a "
                            + info.shape()
                            + " cannot run inline, since it blocks; offer"
                            + " a RemoteHandler instead");
        }
        return with(Execution.INLINE, unary.asInline());
    }

    /**
     * The same with a bound of calls in flight; none by default but that of the board. More end in
     * {@code RESOURCE_EXHAUSTED}. Without effect on unary functions that run inline.
     *
     * @param calls 1 or more
     * @throws IllegalArgumentException if less than 1
     */
    public Function maxConcurrent(int calls) {
        Checks.atLeast("maxConcurrent", calls, 1);
        return new Function(info, handler, calls);
    }

    /** What is known of it. */
    public FunctionInfo info() {
        return info;
    }

    RemoteHandler handler() {
        return handler;
    }

    int maxConcurrent() {
        return maxConcurrent;
    }

    private Function with(FunctionInfo value) {
        return new Function(value, handler, maxConcurrent);
    }

    private Function with(Execution execution, RemoteHandler other) {
        var value =
                new FunctionInfo(
                        info.name(),
                        info.shape(),
                        info.description(),
                        info.input(),
                        info.output(),
                        info.encoding(),
                        info.idempotent(),
                        execution,
                        info.provider());
        return new Function(value, other, maxConcurrent);
    }
}
