package io.jackfield.hub;

/**
 * What a hub has seen so far.
 *
 * @param connected plugins that are connected now
 * @param calls sent to plugins
 * @param failures that plugins answered with
 * @param expired calls that were not answered in time
 * @param unmatched answers that no call waited for: late, sent twice, or made up
 * @param messages that plugins sent by themselves
 * @param dropped of these, since listeners were slow or they were not JSON
 * @param refused plugins that were not let in
 * @param malformed connections that ended because of what they sent
 */
public record HubCounts(
        int connected,
        long calls,
        long failures,
        long expired,
        long unmatched,
        long messages,
        long dropped,
        long refused,
        long malformed) {}
