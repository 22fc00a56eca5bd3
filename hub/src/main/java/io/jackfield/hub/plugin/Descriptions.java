package io.jackfield.hub.plugin;

import io.jackfield.hub.Entity;
import io.jackfield.hub.Function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Descriptions that were found, narrowed by those that were given (specification, section 9.4). */
final class Descriptions {

    /** Own with the fields and the mandatory marks of the other. */
    static Function narrowed(Function own, Function given) {
        return new Function(
                own.name(),
                narrowed(own.input(), given.input()),
                narrowed(own.output(), given.output()));
    }

    private static Optional<Entity> narrowed(Optional<Entity> own, Optional<Entity> given) {
        return own.map(
                entity ->
                        given.isEmpty() || entity.fields().isEmpty()
                                ? entity
                                : narrowed(entity, given.get()));
    }

    /** In the order of the type's own fields. */
    private static Entity narrowed(Entity own, Entity given) {
        Map<String, Entity> wanted =
                given.fields().stream()
                        .collect(
                                Collectors.toMap(
                                        Entity::name, UnaryOperator.identity(), (a, _) -> a));
        List<Entity> fields = new ArrayList<>();
        for (Entity field : own.fields()) {
            Entity other = wanted.get(field.name());
            if (other != null) {
                boolean isDeeper = !field.fields().isEmpty() && !other.fields().isEmpty();
                fields.add(
                        isDeeper
                                ? narrowed(field, other)
                                : new Entity(
                                        field.name(),
                                        field.type(),
                                        other.mandatory(),
                                        field.fields()));
            }
        }
        return new Entity(own.name(), own.type(), given.mandatory(), fields);
    }

    private Descriptions() {}
}
