/** Functions and topics by name: what joins all protocols of a process. */
module io.jackfield.switchboard {
    requires transitive io.jackfield.core;
    requires tools.jackson.core;

    exports io.jackfield.switchboard;
}
