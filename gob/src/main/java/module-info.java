/** Go's gob streams in Java: records, or values of types not known before. */
module io.jackfield.gob {
    requires static transitive org.jspecify;

    exports io.jackfield.gob;
}
