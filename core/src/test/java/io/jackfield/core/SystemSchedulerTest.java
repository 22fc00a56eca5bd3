package io.jackfield.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

@Timeout(30)
class SystemSchedulerTest {

    @Test
    void closingLeavesNoThread() throws Exception {
        var scheduler = Scheduler.start("test-timers");
        var ran = new CompletableFuture<Thread>();
        scheduler.after(Duration.ZERO, () -> ran.complete(Thread.currentThread()));
        Thread thread = ran.get();
        scheduler.after(Duration.ofHours(1), () -> {});
        scheduler.close();
        assertThat(thread.isAlive()).isFalse();
        scheduler.close();
    }

    @Test
    void aTaskMayCloseItsScheduler() throws Exception {
        var scheduler = Scheduler.start("test-timers");
        var ran = new CompletableFuture<Thread>();
        scheduler.after(
                Duration.ZERO,
                () -> {
                    scheduler.close();
                    ran.complete(Thread.currentThread());
                });
        assertThat(ran.get().join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void oneThatWasNeverUsedIsClosedToo() {
        Scheduler.start("test-timers").close();
    }
}
