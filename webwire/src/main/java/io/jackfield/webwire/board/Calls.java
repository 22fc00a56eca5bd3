package io.jackfield.webwire.board;

import io.jackfield.core.Cancellable;
import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.CallOptions;
import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.FunctionInfo;
import io.jackfield.switchboard.Metadata;
import io.jackfield.switchboard.Shape;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.switchboard.UnaryObserver;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Requests that call functions of the switchboard. */
final class Calls {
    private final Switchboard board;

    Calls(Switchboard board) {
        this.board = board;
    }

    /** The shape of the function that a request names; unary also where there is none. */
    Shape shape(String name) {
        return board.function(name).map(FunctionInfo::shape).orElse(Shape.UNARY);
    }

    /** The input of the function, as the function declares its text. */
    io.jackfield.switchboard.Payload input(Message request) {
        Encoding declared =
                board.function(request.name()).map(FunctionInfo::encoding).orElse(Encoding.JSON);
        Encoding text = declared == Encoding.JSON ? Encoding.JSON : Encoding.TEXT;
        return Payloads.toBoard(request.payload(), text);
    }

    /**
     * Calls a unary function. Blocks until it ended; a lost connection cancels it.
     *
     * @throws JackfieldException as the function ended
     */
    Payload call(Connection connection, Message request) throws InterruptedException {
        var result = new CompletableFuture<io.jackfield.switchboard.Payload>();
        var options = CallOptions.as(connection.info().peer().principal());
        Cancellable call =
                board.call(request.name(), input(request), options, new Completing(result));
        Cancellable ending = connection.onEnd(call::cancel);
        try {
            return Payloads.fromBoard(result.get(), request.payload().encoding());
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof JackfieldException known
                    ? known
                    : JackfieldException.of(failed);
        } finally {
            ending.cancel();
        }
    }

    private record Completing(CompletableFuture<io.jackfield.switchboard.Payload> result)
            implements UnaryObserver {
        @Override
        public void completed(io.jackfield.switchboard.Payload output, Metadata trailers) {
            result.complete(output);
        }

        @Override
        public void failed(JackfieldException cause) {
            result.completeExceptionally(cause);
        }
    }
}
