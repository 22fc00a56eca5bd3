/** Links, sessions and lifecycle: what every protocol engine of Jackfield stands on. */
module io.jackfield.core {
    requires static transitive org.jspecify;
    requires org.jctools.core;

    exports io.jackfield.core;
}
