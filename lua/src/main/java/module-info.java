/** Lua 5.1 for the JVM, with budgets and nothing shared between states. */
module io.jackfield.lua {
    requires static transitive org.jspecify;

    exports io.jackfield.lua;
}
