/** WebWire: sessions, requests and signals over WebSocket. */
module io.jackfield.webwire {
    requires transitive io.jackfield.server.spi;

    exports io.jackfield.webwire;
}
