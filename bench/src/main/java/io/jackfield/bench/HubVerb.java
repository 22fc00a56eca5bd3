package io.jackfield.bench;

import java.util.Locale;

/** What the process of a hub is told to do, as one line; the same for hubs in Go and in Java. */
enum HubVerb {
    /** Calls the first plugin from as many threads as shall be outstanding. */
    CALL,
    /** Calls it without threads: an answer begins the next call. Java only. */
    ASYNC,
    /** Calls all plugins, from as many threads as shall be outstanding. */
    BROADCAST;

    /** How a hub is told to wait for plugins. */
    static final String PLUGINS = "plugins";

    String line(int outstanding, long millis) {
        return name().toLowerCase(Locale.ROOT) + " " + outstanding + " " + millis;
    }
}
