package io.jackfield.transport.link;

import io.jackfield.core.CloseReason.Kind;

/** What the close statuses of RFC 6455, section 7.4, and of IANA's registry mean. */
final class Statuses {

    static Kind kindOf(int status) {
        return switch (status) {
            case 1001, 1012 -> Kind.GOING_AWAY;
            case 1002, 1003, 1007, 1010 -> Kind.PROTOCOL_ERROR;
            case 1006, 1015 -> Kind.LOST;
            case 1008 -> Kind.REFUSED;
            case 1009 -> Kind.TOO_LARGE;
            case 1011, 1014 -> Kind.INTERNAL;
            case 1013 -> Kind.OVERLOADED;
            default -> Kind.NORMAL;
        };
    }

    private Statuses() {}
}
