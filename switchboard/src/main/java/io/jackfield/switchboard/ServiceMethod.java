package io.jackfield.switchboard;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/**
 * A method as a function: what it takes of the caller's messages, and what it gives back.
 *
 * @param handle takes an array of all arguments
 * @param takesCall whether the first argument is the call
 * @param input of one message, or of each
 * @param streamIn what the only argument is, if it is a stream
 * @param output of one message, or of each
 * @param streamOut what the result is, if it is a stream
 */
record ServiceMethod(
        MethodHandle handle,
        boolean takesCall,
        ServiceInput input,
        @Nullable StreamKind streamIn,
        ServiceOutput output,
        @Nullable StreamKind streamOut) {

    static ServiceMethod of(
            MethodHandles.Lookup lookup, JsonBinding binding, Object service, Method method) {
        var parameters = List.of(method.getParameters());
        boolean takesCall = !parameters.isEmpty() && parameters.getFirst().getType() == Call.class;
        if (takesCall) {
            parameters = parameters.subList(1, parameters.size());
        }
        StreamKind streamIn = null;
        for (var parameter : parameters) {
            StreamKind kind = StreamKind.of(parameter.getType());
            if (kind != null && parameters.size() > 1) {
                throw new IllegalArgumentException(
                        "a stream must be the only parameter beside the call; send the others in"
                                + " its first message");
            }
            streamIn = kind;
        }
        StreamKind streamOut = StreamKind.of(method.getReturnType());
        return new ServiceMethod(
                handle(lookup, service, method),
                takesCall,
                streamIn == null
                        ? ServiceInput.of(binding, parameters)
                        : ServiceInput.element(
                                binding,
                                StreamKind.element(parameters.getFirst().getParameterizedType())),
                streamIn,
                ServiceOutput.of(
                        binding,
                        streamOut == null
                                ? method.getGenericReturnType()
                                : StreamKind.element(method.getGenericReturnType())),
                streamOut);
    }

    private static MethodHandle handle(MethodHandles.Lookup lookup, Object service, Method method) {
        try {
            return lookup.unreflect(method)
                    .bindTo(service)
                    .asFixedArity()
                    .asSpreader(Object[].class, method.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "the lookup does not see it; pass MethodHandles.lookup() of code that can call"
                            + " it",
                    e);
        }
    }

    Function function(String name) {
        if (streamIn == null && streamOut == null) {
            return Function.unary(
                    name, (call, message) -> output.write(invoke(call, input.read(message))));
        }
        if (streamOut == null) {
            StreamKind in = streamIn;
            return Function.clientStream(
                    name, (call, messages) -> output.write(invokeStream(call, in, messages)));
        }
        if (streamIn == null) {
            return Function.serverStream(
                    name,
                    (call, message, results) ->
                            streamOut.send(
                                    invoke(call, input.read(message)),
                                    each -> results.send(output.write(each))));
        }
        return Function.bidirectional(
                name,
                (call, messages, results) ->
                        streamOut.send(
                                invokeStream(call, streamIn, messages),
                                each -> results.send(output.write(each))));
    }

    private @Nullable Object invokeStream(Call call, @Nullable StreamKind kind, Input messages)
            throws Exception {
        if (kind == null) {
            throw new IllegalStateException("not a stream");
        }
        Object stream = kind.receive(messages, message -> input.read(message)[0]);
        return invoke(call, new @Nullable Object[] {stream});
    }

    private @Nullable Object invoke(Call call, @Nullable Object[] inputs) throws Exception {
        @Nullable Object[] arguments = inputs;
        if (takesCall) {
            arguments = new @Nullable Object[inputs.length + 1];
            arguments[0] = call;
            System.arraycopy(inputs, 0, arguments, 1, inputs.length);
        }
        try {
            return handle.invoke(arguments);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("neither exception nor error", e);
        }
    }

    /** Names and values must not show up in logs. */
    @Override
    public String toString() {
        return Arrays.toString(new Object[] {streamIn, streamOut});
    }
}
