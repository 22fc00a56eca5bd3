/** What a module brings to the server: options, routes, protocols, functions, commands. */
module io.jackfield.server.spi {
    requires transitive io.jackfield.switchboard;
    requires transitive io.jackfield.transport;

    exports io.jackfield.server.spi;
}
