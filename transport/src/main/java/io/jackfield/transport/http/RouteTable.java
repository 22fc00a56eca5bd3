package io.jackfield.transport.http;

import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.WebSocketRoute;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the route of a request: exact path, then the longest prefix. */
final class RouteTable {

    /** What fits a path, method and content type. */
    sealed interface Match {
        /** This route. */
        record Found(HttpRoute route, String remainder) implements Match {}

        /** No route for the path. */
        record NoPath() implements Match {}

        /** The path is for WebSockets alone. */
        record UpgradeOnly() implements Match {}

        /** Routes of other methods. */
        record NoMethod(Set<String> allowed) implements Match {}

        /** Routes of other content types. */
        record NoContentType(Set<String> taken) implements Match {}
    }

    /** A WebSocket route and what follows its prefix. */
    record WebSocketMatch(WebSocketRoute route, String remainder) {}

    private record Group(String path, List<HttpRoute> routes) {}

    private final Map<String, Group> exact = new HashMap<>();
    private final List<Group> prefixes = new ArrayList<>();
    private final Map<String, WebSocketRoute> exactSockets = new HashMap<>();
    private final List<WebSocketRoute> prefixSockets = new ArrayList<>();

    /**
     * Orders the routes.
     *
     * @throws IllegalArgumentException naming two that take the same requests
     */
    RouteTable(List<HttpRoute> routes, List<WebSocketRoute> webSockets) {
        Map<String, Group> byPrefix = new LinkedHashMap<>();
        for (HttpRoute route : routes) {
            Map<String, Group> groups = route.isPrefix() ? byPrefix : exact;
            add(
                    groups.computeIfAbsent(
                            route.path(), path -> new Group(path, new ArrayList<>())),
                    route);
        }
        exact.forEach((path, group) -> join(group, byPrefix.get(path)));
        prefixes.addAll(byPrefix.values());
        prefixes.sort(Comparator.comparingInt((Group group) -> group.path().length()).reversed());
        Map<String, WebSocketRoute> socketPrefixes = new LinkedHashMap<>();
        for (WebSocketRoute route : webSockets) {
            var clash = (route.isPrefix() ? socketPrefixes : exactSockets).put(route.path(), route);
            if (clash != null) {
                throw clash(clash, route);
            }
        }
        prefixSockets.addAll(socketPrefixes.values());
        prefixSockets.sort(
                Comparator.comparingInt((WebSocketRoute route) -> route.path().length())
                        .reversed());
    }

    Match find(String method, String path, String contentType) {
        Group group = group(path);
        if (group == null) {
            return findWebSocket(path).isPresent() ? new Match.UpgradeOnly() : new Match.NoPath();
        }
        String wanted = method.equals("HEAD") ? "GET" : method;
        String type = typeOf(contentType);
        HttpRoute catchAll = null;
        Set<String> taken = new TreeSet<>();
        for (HttpRoute route : group.routes()) {
            if (route.method().equals(wanted)) {
                if (route.contentTypes().contains(type)) {
                    return found(route, path);
                }
                taken.addAll(route.contentTypes());
                catchAll = route.contentTypes().isEmpty() ? route : catchAll;
            }
        }
        if (catchAll != null) {
            return found(catchAll, path);
        }
        return taken.isEmpty()
                ? new Match.NoMethod(allowed(group.routes()))
                : new Match.NoContentType(taken);
    }

    /** Methods that a path takes, OPTIONS among them; empty where there is no route. */
    Set<String> methods(String path) {
        Group group = group(path);
        return group == null ? Set.of() : allowed(group.routes());
    }

    /** Whether all that takes a path takes encoded slashes in it. */
    boolean takesEncodedSlashes(String path) {
        Group group = group(path);
        return group != null && group.routes().stream().allMatch(HttpRoute::takesEncodedSlashes);
    }

    Optional<WebSocketMatch> findWebSocket(String path) {
        WebSocketRoute route = exactSockets.get(path);
        if (route != null) {
            return Optional.of(new WebSocketMatch(route, ""));
        }
        for (WebSocketRoute prefix : prefixSockets) {
            if (path.startsWith(prefix.path())) {
                return Optional.of(
                        new WebSocketMatch(prefix, path.substring(prefix.path().length())));
            }
        }
        return Optional.empty();
    }

    private @Nullable Group group(String path) {
        Group group = exact.get(path);
        if (group != null) {
            return group;
        }
        for (Group prefix : prefixes) {
            if (path.startsWith(prefix.path())) {
                return prefix;
            }
        }
        return null;
    }

    private static Match.Found found(HttpRoute route, String path) {
        return new Match.Found(
                route, route.isPrefix() ? path.substring(route.path().length()) : "");
    }

    private static Set<String> allowed(Collection<HttpRoute> routes) {
        Set<String> methods = new LinkedHashSet<>();
        for (HttpRoute route : routes) {
            methods.add(route.method());
            if (route.method().equals("GET")) {
                methods.add("HEAD");
            }
        }
        methods.add("OPTIONS");
        return methods;
    }

    private static void add(Group group, HttpRoute route) {
        for (HttpRoute other : group.routes()) {
            if (other.method().equals(route.method()) && overlap(other, route)) {
                throw clash(other, route);
            }
        }
        group.routes().add(route);
    }

    /** A prefix takes its own path too, as far as no exact route takes the method there. */
    private static void join(Group exact, @Nullable Group prefix) {
        if (prefix == null) {
            return;
        }
        Set<String> taken = new TreeSet<>();
        exact.routes().forEach(route -> taken.add(route.method()));
        for (HttpRoute route : prefix.routes()) {
            if (!taken.contains(route.method())) {
                exact.routes().add(route);
            }
        }
    }

    private static boolean overlap(HttpRoute one, HttpRoute other) {
        if (one.contentTypes().isEmpty() || other.contentTypes().isEmpty()) {
            return one.contentTypes().isEmpty() && other.contentTypes().isEmpty();
        }
        return one.contentTypes().stream().anyMatch(other.contentTypes()::contains);
    }

    private static IllegalArgumentException clash(Object one, Object other) {
        return new IllegalArgumentException(
                "two routes take the same requests, remove one: " + one + " and " + other);
    }

    private static String typeOf(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
