package io.jackfield.transport.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicLong;

class RefusalLogTest {
    private final List<String> lines = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // clocks may wrap
    private final RefusalLog log = new RefusalLog(new Lines(), now::get);

    /** Keeps what is logged at INFO. */
    private final class Lines implements System.Logger {
        @Override
        public String getName() {
            return "lines";
        }

        @Override
        public boolean isLoggable(Level level) {
            return level.compareTo(Level.INFO) >= 0;
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                String message,
                @Nullable Throwable thrown) {
            lines.add(message);
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                String format,
                @Nullable Object @Nullable ... parameters) {
            lines.add(format);
        }
    }

    @Test
    void writesSoManyLinesInAWhileAndCountsTheRest() {
        refuse(100);
        assertThat(lines).hasSize(20).containsOnly("bad input");
        lines.clear();
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        refuse(2);
        assertThat(lines).containsExactly("bad input (80 others are not logged)", "bad input");
    }

    private void refuse(int times) {
        for (int i = 0; i < times; i++) {
            log.refused(() -> "bad input");
        }
    }
}
