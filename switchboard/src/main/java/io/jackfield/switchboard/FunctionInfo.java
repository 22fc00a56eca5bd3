package io.jackfield.switchboard;

import io.jackfield.core.Execution;

/**
 * What is known of a function without calling it.
 *
 * @param name see {@link Names}
 * @param shape how many messages go each way
 * @param description for people; empty where there is none
 * @param input what a message of the caller looks like
 * @param output what a message of the handler looks like
 * @param encoding of both. A declaration for bridges and people: the board itself passes any
 *     encoding on
 * @param idempotent whether a call may be repeated without harm; only such calls are retried
 * @param execution on which thread the handler runs
 * @param provider who offers it: {@code local}, or the name of a plugin or node
 */
public record FunctionInfo(
        String name,
        Shape shape,
        String description,
        TypeInfo input,
        TypeInfo output,
        Encoding encoding,
        boolean idempotent,
        Execution execution,
        String provider) {

    /** Checks the name. */
    public FunctionInfo {
        Names.check(name);
    }

    /**
     * This as a JSON object with the names of the components; shape and encoding by their constant
     * names, types as {@link TypeInfo#toJson()}.
     */
    public String toJson() {
        return InfoJson.of(this);
    }
}
