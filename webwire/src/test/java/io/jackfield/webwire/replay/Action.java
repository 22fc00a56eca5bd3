package io.jackfield.webwire.replay;

import java.util.OptionalInt;

/**
 * Something that a peer was made to do.
 *
 * @param op what; see the description of the file
 * @param atStep how many steps have passed when it begins; empty when that is not known
 * @param isAsync whether it runs in a thread of its own
 * @param client label of the client; empty on the server's side
 * @param conn the connection it uses; 0 for none
 * @param sendsNothing whether it ends without a frame
 * @param order among the actions of both sides; -1 where only one side has any
 * @param details whatever else it has: {@code name}, {@code payload}, {@code key}, {@code ms} …
 * @param expect what it returns
 */
public record Action(
        String op,
        OptionalInt atStep,
        boolean isAsync,
        String client,
        int conn,
        boolean sendsNothing,
        int order,
        Json details,
        Json expect) {

    static Action of(Json json) {
        return new Action(
                json.text("op"),
                json.has("atStep") ? OptionalInt.of(json.number("atStep")) : OptionalInt.empty(),
                json.is("async"),
                json.text("client"),
                json.number("conn"),
                json.is("nothingSent"),
                json.number("seq", -1),
                json,
                json.object("expect"));
    }

    @Override
    public String toString() {
        return op + " " + client + " " + details.text("name") + details.text("key");
    }
}
