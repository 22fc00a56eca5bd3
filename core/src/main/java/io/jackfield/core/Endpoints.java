package io.jackfield.core;

/** Reading and writing of the parts of endpoints. */
final class Endpoints {

    record Authority(String host, int port, String path) {}

    static Authority parseAuthority(String text, String rest, int defaultPort, boolean withPath) {
        if (!rest.startsWith("//")) {
            throw bad(text, "two slashes must follow the colon");
        }
        int slash = rest.indexOf('/', 2);
        String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
        String path = slash < 0 ? "/" : rest.substring(slash);
        if (!withPath && !path.equals("/")) {
            throw bad(text, "it takes no path");
        }
        int end = authority.startsWith("[") ? authority.indexOf(']') : -2;
        if (end == -1) {
            throw bad(text, "a bracket is not closed");
        }
        int colon = authority.indexOf(':', Math.max(end, 0));
        String host = colon < 0 ? authority : authority.substring(0, colon);
        if (host.startsWith("[")) {
            if (end != host.length() - 1) {
                throw bad(text, "something stands behind the bracket");
            }
            host = host.substring(1, end);
        }
        if (host.isEmpty()) {
            throw bad(text, "it names no host");
        }
        if (colon < 0) {
            if (defaultPort < 0) {
                throw bad(text, "it names no port");
            }
            return new Authority(host, defaultPort, path);
        }
        String digits = authority.substring(colon + 1);
        if (digits.isEmpty()
                || digits.length() > 5
                || !digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                || Integer.parseInt(digits) > 65_535) {
            throw bad(text, "the port must be a number from 0 to 65535");
        }
        return new Authority(host, Integer.parseInt(digits), path);
    }

    static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("not an endpoint: \"" + text + "\": " + why);
    }

    static void checkHostAndPort(String host, int port) {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("an endpoint needs a host");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
        }
    }

    static void checkPath(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path must begin with a slash, was " + path);
        }
    }

    static String authority(String host, int port) {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private Endpoints() {}
}
