/** WebWire: sessions, requests and signals over WebSocket. */
module io.jackfield.webwire {
    requires transitive io.jackfield.server.spi;

    exports io.jackfield.webwire;

    provides io.jackfield.server.spi.ServerModule with
            io.jackfield.webwire.board.WebWireModule;
}
