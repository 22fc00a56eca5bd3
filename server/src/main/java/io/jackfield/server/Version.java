package io.jackfield.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version this is. */
public final class Version {

    /** The version of the build, such as {@code 0.1.0}. */
    public static String current() {
        try (var in = Version.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Version() {}
}
