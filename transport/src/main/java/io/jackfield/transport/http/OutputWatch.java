package io.jackfield.transport.http;

import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.EventExecutor;

import java.time.Duration;

/** Watches writes: calls back when some wait and none has left for too long. On the event loop. */
final class OutputWatch {

    private final IdleTimer timer;
    private final Duration writeIdle;
    private int waiting;

    OutputWatch(EventExecutor loop, Duration writeIdle, Runnable stuck) {
        this.timer = new IdleTimer(loop, stuck);
        this.writeIdle = writeIdle;
    }

    void track(ChannelFuture write, Runnable written) {
        if (waiting++ == 0) {
            timer.start(writeIdle);
        }
        write.addListener(
                done -> {
                    waiting--;
                    written.run();
                    if (waiting == 0) {
                        timer.stop();
                    } else {
                        timer.start(writeIdle);
                    }
                });
    }

    void cancel() {
        timer.cancel();
    }
}
