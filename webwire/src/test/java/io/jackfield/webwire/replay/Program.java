package io.jackfield.webwire.replay;

import java.util.List;

/**
 * What one peer was made to do.
 *
 * @param options of all clients, or of the server
 * @param clients further options of single clients, by label
 * @param hooks of the server: name to a list of ops
 * @param requests of the server: name, or {@code *}, to {@code {"do": [ops]}}
 * @param signals of the server, likewise
 * @param actions in their order
 */
public record Program(
        Json options, Json clients, Json hooks, Json requests, Json signals, List<Action> actions) {

    static Program of(Json json) {
        return new Program(
                json.object("options"),
                json.object("clients"),
                json.object("hooks"),
                json.object("requests"),
                json.object("signals"),
                json.objects("actions").stream().map(Action::of).toList());
    }
}
