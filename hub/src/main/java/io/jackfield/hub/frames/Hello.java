package io.jackfield.hub.frames;

import io.jackfield.hub.PluginInfo;

/**
 * A plugin's introduction.
 *
 * @param info what every hub reads
 * @param token what hubs of Jackfield may ask for; empty for none
 * @param codes whether the plugin can say with which code a call failed; hubs in Go ignore it
 */
public record Hello(PluginInfo info, String token, boolean codes) implements Frame {

    /** As plugins in Go have it. */
    public Hello(PluginInfo info) {
        this(info, "", false);
    }
}
