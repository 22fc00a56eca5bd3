package io.jackfield.switchboard;

/** Handlers of streams of this process, which block, as general ones, which do not. */
final class LocalStreams {

    static RemoteHandler client(ClientStreamHandler handler) {
        return (call, caller) ->
                LocalStream.start(
                        (CallContext) call,
                        caller,
                        stream -> caller.message(handler.handle(call, stream)));
    }

    static RemoteHandler bidirectional(BidirectionalHandler handler) {
        return (call, caller) ->
                LocalStream.start(
                        (CallContext) call,
                        caller,
                        stream -> handler.handle(call, stream, stream.output()));
    }

    static RemoteHandler server(ServerStreamHandler handler) {
        return (call, caller) ->
                LocalStream.onFirst(
                        (CallContext) call,
                        caller,
                        (input, output) -> handler.handle(call, input, output));
    }

    private LocalStreams() {}
}
