package io.jackfield.hub.frames;

import io.jackfield.hub.PluginInfo;

/**
 * A plugin's introduction.
 *
 * @param info what every hub reads
 * @param token what hubs of Jackfield may ask for; empty for none, and not sent then
 */
public record Hello(PluginInfo info, String token) implements Frame {}
