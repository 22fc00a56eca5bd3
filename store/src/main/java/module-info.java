/** Sessions at rest in a file. */
module io.jackfield.store {
    requires transitive io.jackfield.core;
    requires com.h2database.mvstore;

    exports io.jackfield.store;
}
