package io.jackfield.bench;

/**
 * One measurement of one row.
 *
 * @param perSecond calls, or broadcasts
 * @param hubNanos processor time of the hub's process for each; 0 if it is not known
 * @param pluginNanos the same of the plugins' process
 * @param median of the latencies, in microseconds
 * @param tail their 99th percentile
 * @param hubBytes what the hub's process allocates for each; 0 if it is not known
 * @param pluginBytes the same of the plugins' process
 */
record HubSample(
        double perSecond,
        double hubNanos,
        double pluginNanos,
        double median,
        double tail,
        double hubBytes,
        double pluginBytes) {

    /** A raw echo: its server stands where the plugin does. */
    static HubSample of(Sample raw) {
        return new HubSample(
                raw.perSecond(), 0, raw.serverNanos(), raw.micros(50), raw.micros(99), 0, 0);
    }
}
