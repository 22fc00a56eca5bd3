package io.jackfield.hub.plugin;

import io.jackfield.core.JackfieldException;
import io.jackfield.hub.CallContext;
import io.jackfield.hub.Function;
import io.jackfield.hub.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JavaType;

import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * A method that a hub can call.
 *
 * @param function its name and description
 * @param handle takes the context and the argument, gives the result
 * @param input the type of its argument; null if it takes none
 * @param declared the exceptions it declares
 * @param isLater whether it gives a {@code CompletionStage}
 */
record BoundMethod(
        Function function,
        MethodHandle handle,
        @Nullable JavaType input,
        List<Class<?>> declared,
        boolean isLater) {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    /** The result as JSON. */
    byte[] call(CallContext context, byte[] payload) throws Throwable {
        Object argument =
                input == null ? null : Json.read(payload.length == 0 ? NULL : payload, input);
        Object result = handle.invokeExact(context, argument);
        if (result instanceof CompletionStage<?> stage) {
            try {
                result = stage.toCompletableFuture().get();
            } catch (ExecutionException failed) {
                throw failed.getCause() == null ? failed : failed.getCause();
            }
        }
        return result == null ? NULL : Json.write(result);
    }

    /**
     * Whether the caller is told only the message: what a method says it throws is an answer like
     * others.
     */
    boolean expects(Throwable thrown) {
        return thrown instanceof JackfieldException
                || declared.stream().anyMatch(type -> type.isInstance(thrown));
    }
}
