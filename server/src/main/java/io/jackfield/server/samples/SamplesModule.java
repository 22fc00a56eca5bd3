package io.jackfield.server.samples;

import io.jackfield.server.spi.Option;
import io.jackfield.server.spi.ServerContext;
import io.jackfield.server.spi.ServerModule;
import io.jackfield.transport.ResourceSource;
import io.jackfield.transport.StaticFiles;

import java.lang.invoke.MethodHandles;

/** Offers the samples and the start page, where the server has them. */
public final class SamplesModule implements ServerModule<SamplesModule.SamplesOptions> {

    /** For the service loader. */
    public SamplesModule() {}

    /**
     * The table {@code [demo]}.
     *
     * @param chatHistory how many messages of {@code demo/chat} are kept
     */
    public record SamplesOptions(
            @Option(value = "100", description = "How many messages of demo/chat are kept")
                    int chatHistory) {

        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public SamplesOptions {
            if (chatHistory < 0) {
                throw new IllegalArgumentException(
                        "chatHistory must be at least 0, was " + chatHistory);
            }
        }
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Class<SamplesOptions> options() {
        return SamplesOptions.class;
    }

    @Override
    public void start(SamplesOptions options, ServerContext context) {
        if (!context.hasSamples()) {
            return;
        }
        var board = context.board();
        EchoSamples.offer(board);
        board.offer(MethodHandles.lookup(), "demo/math", new MathSamples());
        board.offer(MethodHandles.lookup(), "demo/errors", new ErrorSamples());
        board.retain("demo/chat", options.chatHistory());
        context.onClose(new Clock(board, context.scheduler()));
        context.files(
                "/",
                StaticFiles.of(
                        ResourceSource.resources(
                                SamplesModule.class, "io/jackfield/server/samples/web")));
    }
}
