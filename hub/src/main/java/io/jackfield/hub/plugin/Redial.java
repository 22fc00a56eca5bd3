package io.jackfield.hub.plugin;

import io.jackfield.hub.Reconnect;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before an attempt to connect again.
 *
 * @param rule null for never
 * @param random spreads plugins that lost the same hub
 */
record Redial(@Nullable Reconnect rule, RandomGenerator random) {

    /** Null if there is to be no attempt. */
    @Nullable Duration delay(int failures) {
        if (rule == null) {
            return null;
        }
        long most = rule.most().toNanos();
        long doubled = rule.first().toNanos();
        for (int i = 0; i < failures && doubled < most; i++) {
            doubled *= 2;
        }
        long delay = Math.min(doubled, most);
        return Duration.ofNanos(delay - (long) (delay / 2.0 * random.nextDouble()));
    }
}
