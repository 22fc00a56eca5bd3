package io.jackfield.server;

import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpRoute;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: it takes work; not while it
 * drains.
 */
final class Health {
    private static final JsonMapper JSON = JsonMapper.shared();

    static void addRoutes(ListenerPlan plan, BooleanSupplier isDraining) {
        plan.http()
                .route(
                        HttpRoute.exact(
                                "GET",
                                "/health/live",
                                exchange -> exchange.respond(answer(200, "up", Map.of()))));
        plan.http()
                .route(
                        HttpRoute.exact(
                                "GET",
                                "/health/ready",
                                exchange ->
                                        exchange.respond(ready(plan, isDraining.getAsBoolean()))));
    }

    private static HttpResponse ready(ListenerPlan plan, boolean isDraining) {
        var problems = new TreeMap<String, String>();
        if (isDraining) {
            problems.put("server", "draining");
        }
        plan.checks()
                .forEach(
                        (name, check) -> check.problem().ifPresent(why -> problems.put(name, why)));
        return problems.isEmpty()
                ? answer(200, "ready", problems)
                : answer(503, "not ready", problems);
    }

    private static HttpResponse answer(int status, String word, Map<String, String> problems) {
        var json = JSON.createObjectNode().put("status", word);
        problems.forEach(json.putObject("problems")::put);
        return HttpResponse.json(
                        status, JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8))
                .withHeader("Cache-Control", "no-store");
    }

    private Health() {}
}
