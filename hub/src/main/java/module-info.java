/** The plugin hub: programs dial in and offer their methods. */
module io.jackfield.hub {
    requires transitive io.jackfield.server.spi;
    requires io.jackfield.gob;
    requires java.naming;
    requires com.fasterxml.jackson.annotation;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports io.jackfield.hub;

    provides io.jackfield.server.spi.ServerModule with
            io.jackfield.hub.board.HubModule;
}
